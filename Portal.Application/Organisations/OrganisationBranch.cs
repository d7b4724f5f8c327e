using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Organisations;

/// <summary>An organisation where it stands among the others.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ValidUntil">Last day on which it exists; null while it does.</param>
/// <param name="Below">How many organisations stand directly under it.</param>
/// <param name="Figures">Its services with those of all organisations under it; null for somebody who may not know of them.</param>
public sealed record OrganisationBranch(OrganisationId Id, string Code, LocalizedText Name, DateOnly? ValidUntil, int Below, BranchFigures? Figures);

/// <summary>The services of an organisation and of all under it, as the list of services counts them.</summary>
/// <param name="Services">How many.</param>
/// <param name="Failing">How many of them do not meet an obligation.</param>
public sealed record BranchFigures(int Services, int Failing);

/// <summary>Draws branches of the tree of organisations, with the figures that the person may know of.</summary>
/// <param name="tree">The organisations.</param>
/// <param name="cube">The counts of the whole register.</param>
/// <param name="actor">The person.</param>
internal sealed class OrganisationBranches(OrganisationTree tree, RegisterCube cube, Actor actor)
{
    private readonly Dictionary<OrganisationId, BranchFigures> _figures = Sum(tree, cube, actor);

    public static async Task<OrganisationBranches> ReadAsync(IPortalDb db, RegisterCubes cubes, Actor actor, CancellationToken ct)
    {
        var tree = await OrganisationTree.ReadAsync(db, ct);
        return new(tree, actor.May(Permissions.Services.Read) ? await cubes.WholeAsync(db, ct) : new RegisterCube([]), actor);
    }

    /// <summary>What stands directly under an organisation, or under none, by English name.</summary>
    public IReadOnlyList<OrganisationBranch> Below(OrganisationId? above) => [.. tree.Below(above).Select(Branch).OrderBy(b => RegisterEntry.KeyOf(b.Name), StringComparer.Ordinal)];

    /// <summary>Whether there is such an organisation.</summary>
    public bool Has(OrganisationId id) => tree.Has(id);

    /// <summary>The organisation, and all above it from the highest.</summary>
    public IReadOnlyList<OrganisationBranch> Path(OrganisationId id) => [.. tree.Path(id).Select(Branch).Reverse()];

    private OrganisationBranch Branch(OrganisationNode node) => new(node.Id, node.Code, node.Name, node.ValidUntil, tree.Below(node.Id).Count(), FiguresOf(node.Id));

    // Whoever does not read across knows of the own organisation's services alone, and a figure for any other would be too small.
    private BranchFigures? FiguresOf(OrganisationId id) =>
        actor.May(Permissions.Services.Read) && (actor.May(Permissions.Services.ReadAll) || id == actor.OrganisationId) ? _figures.GetValueOrDefault(id, new(0, 0)) : null;

    private static Dictionary<OrganisationId, BranchFigures> Sum(OrganisationTree tree, RegisterCube cube, Actor actor)
    {
        var sums = new Dictionary<OrganisationId, BranchFigures>();
        foreach (var owned in cube.Groups.Where(g => g.IsVisibleTo(actor)).GroupBy(g => g.OrganisationId))
        {
            var failed = owned.Where(g => g.OutcomeRank == RegisterEntry.RankOf(Outcome.Fail)).Sum(g => g.Count);
            var own = new BranchFigures(owned.Sum(g => g.Count), failed);
            foreach (var above in tree.Path(owned.Key))
            {
                var sum = sums.GetValueOrDefault(above.Id, new(0, 0));
                sums[above.Id] = new(sum.Services + own.Services, sum.Failing + own.Failing);
            }
        }

        return sums;
    }
}
