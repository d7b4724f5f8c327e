using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>
/// The registered services by everything the dashboard divides them by: sums over the register's groups, of which there are few however many services
/// there are.
/// </summary>
internal sealed class RegisterCounts
{
    private const int MinistriesShown = 8;

    private readonly List<RegisterGroup> _groups;
    private readonly GetNationalFiguresQuery _filter;
    private readonly OrganisationTree _tree;

    /// <summary>Takes the registered services that a filter leaves.</summary>
    /// <param name="cube">The counts of the whole register.</param>
    /// <param name="tree">The organisations.</param>
    /// <param name="filter">The filter.</param>
    public RegisterCounts(RegisterCube cube, OrganisationTree tree, GetNationalFiguresQuery filter)
    {
        (_tree, _filter) = (tree, filter);
        _groups = [.. cube.Groups.Where(g => g.State == ServiceState.Registered && (filter.Region is null || g.Region == filter.Region) && (filter.Class is null || RegisterEntry.ClassOf(g.ClassRank) == filter.Class))];
    }

    public int Registered => _groups.Sum(g => g.Count);

    public OutcomeTally Outcomes => Tally(_groups);

    public IReadOnlyList<RegionFigures> Regions() =>
        [.. Enum.GetValues<Region>().Where(r => _filter.Region is null || r == _filter.Region).Select(r => new RegionFigures(r, Tally(_groups.Where(g => g.Region == r))))];

    public IReadOnlyList<ClassFigures> Classes() =>
    [
        .. _groups.GroupBy(g => RegisterEntry.ClassOf(g.ClassRank)).Select(g => new ClassFigures(g.Key, Tally(g)))
            .OrderBy(c => c.Class is null).ThenBy(c => c.Class),
    ];

    public (IReadOnlyList<MinistryFigures> Shown, OtherMinistries Others) Ministries()
    {
        var all = _groups.GroupBy(g => _tree[g.OrganisationId]).Where(g => g.Key.Kind == OrganisationKind.Ministry)
            .Select(g => new MinistryFigures(g.Key.Code, g.Key.Name, Tally(g)))
            .OrderByDescending(m => m.Outcomes.Judged).ThenBy(m => m.Code, StringComparer.Ordinal)
            .ToList();
        var others = all.Skip(MinistriesShown).ToList();
        return (
            [.. all.Take(MinistriesShown).OrderByDescending(m => m.Outcomes.Rate).ThenByDescending(m => m.Outcomes.Judged)],
            new OtherMinistries(others.Count, others.Aggregate(new OutcomeTally(0, 0, 0, 0), (sum, m) => sum + m.Outcomes)));
    }

    private static OutcomeTally Tally(IEnumerable<RegisterGroup> groups)
    {
        var counts = groups.GroupBy(g => RegisterEntry.OutcomeOf(g.OutcomeRank) ?? Outcome.NotApplicable).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
        return new OutcomeTally(
            counts.GetValueOrDefault(Outcome.Pass), counts.GetValueOrDefault(Outcome.Waived),
            counts.GetValueOrDefault(Outcome.Undetermined), counts.GetValueOrDefault(Outcome.Fail));
    }
}
