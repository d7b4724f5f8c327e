using Portal.Infrastructure.Access.Oidc;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Brings the rights of everybody who is signed in in line with what their providers say.</summary>
[DisallowConcurrentExecution]
internal sealed class RenewRightsJob(OidcRenewal renewal) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await renewal.RunAsync(cancellationToken);
}
