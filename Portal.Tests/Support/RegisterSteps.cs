using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services.Register;
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
}
