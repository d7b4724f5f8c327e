using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>
/// The register counted by everything that facets and dashboards divide it by. Each facet is then a sum over a few thousand groups, and needs no query of its own.
/// It is the same for everybody: who may know of what is a condition on groups.
/// </summary>
/// <param name="groups">The groups.</param>
internal sealed class RegisterCube(IReadOnlyList<RegisterGroup> groups)
{
    /// <summary>The groups.</summary>
    public IReadOnlyList<RegisterGroup> Groups { get; } = groups;

    /// <summary>Entries in all of them.</summary>
    public int Total { get; } = groups.Sum(g => g.Count);

    /// <summary>The whole register, by the tallies that the database keeps.</summary>
    public static async Task<RegisterCube> ReadAsync(IPortalDb db, CancellationToken ct)
    {
        var groups = await db.RegisterTallies
            .GroupBy(e => new { e.OrganisationId, e.IsFiled, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.Countries, e.Kinds, e.FailMask, e.UndeterminedMask, e.PassMask, e.WaivedMask })
            .Where(g => g.Sum(t => t.Count) != 0)
            .Select(g => new RegisterGroup
            {
                OrganisationId = g.Key.OrganisationId,
                IsFiled = g.Key.IsFiled,
                Region = g.Key.Region,
                State = g.Key.State,
                ClassRank = g.Key.ClassRank,
                OutcomeRank = g.Key.OutcomeRank,
                Countries = g.Key.Countries,
                Kinds = g.Key.Kinds,
                FailMask = g.Key.FailMask,
                UndeterminedMask = g.Key.UndeterminedMask,
                PassMask = g.Key.PassMask,
                WaivedMask = g.Key.WaivedMask,
                Count = g.Sum(t => t.Count),
            })
            .ToListAsync(ct);
        return new RegisterCube(groups);
    }

    /// <summary>Some of the register, counted entry by entry.</summary>
    public static async Task<RegisterCube> CountAsync(IQueryable<RegisterEntry> entries, CancellationToken ct)
    {
        var groups = await entries
            .GroupBy(e => new { e.OrganisationId, e.IsFiled, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.Countries, e.Kinds, e.FailMask, e.UndeterminedMask, e.PassMask, e.WaivedMask })
            .Select(g => new RegisterGroup
            {
                OrganisationId = g.Key.OrganisationId,
                IsFiled = g.Key.IsFiled,
                Region = g.Key.Region,
                State = g.Key.State,
                ClassRank = g.Key.ClassRank,
                OutcomeRank = g.Key.OutcomeRank,
                Countries = g.Key.Countries,
                Kinds = g.Key.Kinds,
                FailMask = g.Key.FailMask,
                UndeterminedMask = g.Key.UndeterminedMask,
                PassMask = g.Key.PassMask,
                WaivedMask = g.Key.WaivedMask,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        return new RegisterCube(groups);
    }
}

/// <summary>Entries that are alike in everything a facet shows.</summary>
internal sealed class RegisterGroup
{
    public required OrganisationId OrganisationId { get; init; }

    public required bool IsFiled { get; init; }

    public required Region Region { get; init; }

    public required ServiceState State { get; init; }

    public required short ClassRank { get; init; }

    public required short OutcomeRank { get; init; }

    public required string Countries { get; init; }

    public required short Kinds { get; init; }

    public required long FailMask { get; init; }

    public required long UndeterminedMask { get; init; }

    public required long PassMask { get; init; }

    public required long WaivedMask { get; init; }

    public required int Count { get; init; }

    /// <summary>Countries of their placements.</summary>
    public string[] CountriesOf => Countries.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public bool IsVisibleTo(Actor actor) => OrganisationId == actor.OrganisationId || (IsFiled && actor.May(Permissions.Services.ReadAll));
}
