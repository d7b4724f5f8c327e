using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services.Register;
using Portal.Domain.Services;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.Support;

/// <summary>Compares the register's read table with what it is derived from.</summary>
internal static class RegisterSteps
{
    /// <summary>Entries that do not say what they should, as they should be.</summary>
    public static async Task<IReadOnlyList<RegisterEntry>> DriftAsync(this TestPortal portal)
    {
        IReadOnlyList<RegisterEntry> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RegisterRebuild>().DriftAsync(CancellationToken.None));
        Assert.Empty(await portal.TallyDriftAsync());
        return drift;
    }

    /// <summary>Services whose relations are kept otherwise than the services say.</summary>
    public static async Task<IReadOnlyList<ServiceId>> RelationDriftAsync(this TestPortal portal)
    {
        IReadOnlyList<ServiceId> drift = [];
        await portal.InScopeAsync(async scope => drift = await scope.GetRequiredService<RelationRebuild>().DriftAsync(CancellationToken.None));
        return drift;
    }

    /// <summary>Kinds of entries of which the tallies count another number than there is.</summary>
    public static Task<IReadOnlyList<string>> TallyDriftAsync(this TestPortal portal) => portal.InDbAsync<IReadOnlyList<string>>(async db =>
    {
        var (kept, counted) = (await RegisterCube.ReadAsync(db, default), await RegisterCube.CountAsync(db.Register, default));
        return [.. kept.Groups.Select(Said).Except(counted.Groups.Select(Said)).Select(s => "kept: " + s), .. counted.Groups.Select(Said).Except(kept.Groups.Select(Said)).Select(s => "there: " + s)];
    });

    private static string Said(RegisterGroup g) =>
        $"{g.OrganisationId} {g.IsFiled} {g.Region} {g.State} {g.ClassRank} {g.OutcomeRank} {g.Countries} {g.Kinds} {g.FailMask} {g.UndeterminedMask} {g.PassMask} {g.WaivedMask}: {g.Count}";
}
