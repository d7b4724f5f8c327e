using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services.Register;
using Portal.Domain.Services;
using Portal.Infrastructure.Setup;

namespace Portal.Tests.Support;

/// <summary>Compares the register's read table with what it is derived from.</summary>
internal static class RegisterSteps
{
    /// <summary>Entries that do not say what they should, as they should be.</summary>
    public static async Task<IReadOnlyList<RegisterEntry>> DriftAsync(this TestPortal portal)
    {
        IReadOnlyList<RegisterEntry> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RegisterRebuild>().DriftAsync(CancellationToken.None));
        return drift;
    }

    /// <summary>Services whose relations are kept otherwise than the services say.</summary>
    public static async Task<IReadOnlyList<ServiceId>> RelationDriftAsync(this TestPortal portal)
    {
        IReadOnlyList<ServiceId> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RelationRebuild>().DriftAsync(CancellationToken.None));
        return drift;
    }
}
