using Microsoft.Extensions.DependencyInjection;
using Portal.Infrastructure.Persistence;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Merges the tallies of the register, of which each change adds some, so that counting stays short.</summary>
[DisallowConcurrentExecution]
internal sealed class MergeTalliesJob(IServiceScopeFactory scopes) : IJob
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Dialect.MergeTalliesAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
