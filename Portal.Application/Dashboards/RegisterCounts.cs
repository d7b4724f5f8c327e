using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>
/// The registered services, counted once by everything the dashboard divides them by: a few hundred groups however many
/// services there are.
/// </summary>
internal sealed class RegisterCounts
{
    private const int MinistriesShown = 8;

    private readonly IReadOnlyList<Group> _groups;
    private readonly GetNationalFiguresQuery _filter;

    private RegisterCounts(IReadOnlyList<Group> groups, GetNationalFiguresQuery filter) => (_groups, _filter) = (groups, filter);

    public int Registered => _groups.Sum(g => g.Count);

    public OutcomeTally Outcomes => Tally(_groups);

    public static async Task<RegisterCounts> ReadAsync(IPortalDb db, GetNationalFiguresQuery filter, CancellationToken ct)
    {
        var counted = db.Services.AsNoTracking().Where(s => s.State == ServiceState.Registered);
        if (filter.Region is { } region) counted = counted.Where(s => s.Region == region);
        if (filter.Class is { } dataClass) counted = counted.Where(s => s.Data.Class == dataClass);
        var groups = await counted
            .LeftJoin(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => new { s.Region, s.Data.Class, s.OrganisationId, Overall = c == null ? (Outcome?)null : c.Overall })
            .GroupBy(x => new { x.Region, x.Class, x.OrganisationId, x.Overall })
            .Select(g => new { g.Key, Count = g.Count() })
            .Join(db.Organisations, g => g.Key.OrganisationId, o => o.Id, (g, o) => new Group
            {
                Region = g.Key.Region,
                Class = g.Key.Class,
                Overall = g.Key.Overall,
                Count = g.Count,
                Code = o.Code,
                Name = o.Name,
                Kind = o.Kind,
            })
            .ToListAsync(ct);
        return new RegisterCounts(groups, filter);
    }

    public IReadOnlyList<RegionFigures> Regions() =>
        [.. Enum.GetValues<Region>().Where(r => _filter.Region is null || r == _filter.Region).Select(r => new RegionFigures(r, Tally(_groups.Where(g => g.Region == r))))];

    public IReadOnlyList<ClassFigures> Classes() =>
    [
        .. _groups.GroupBy(g => g.Class).Select(g => new ClassFigures(g.Key, Tally(g)))
            .OrderBy(c => c.Class is null).ThenBy(c => c.Class),
    ];

    public (IReadOnlyList<MinistryFigures> Shown, OtherMinistries Others) Ministries()
    {
        var all = _groups.Where(g => g.Kind == OrganisationKind.Ministry).GroupBy(g => g.Code)
            .Select(g => new MinistryFigures(g.Key, g.First().Name, Tally(g)))
            .OrderByDescending(m => m.Outcomes.Judged).ThenBy(m => m.Code, StringComparer.Ordinal)
            .ToList();
        var others = all.Skip(MinistriesShown).ToList();
        return (
            [.. all.Take(MinistriesShown).OrderByDescending(m => m.Outcomes.Rate).ThenByDescending(m => m.Outcomes.Judged)],
            new OtherMinistries(others.Count, others.Aggregate(new OutcomeTally(0, 0, 0, 0), (sum, m) => sum + m.Outcomes)));
    }

    private static OutcomeTally Tally(IEnumerable<Group> groups)
    {
        var counts = groups.GroupBy(g => g.Overall ?? Outcome.NotApplicable).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
        return new OutcomeTally(
            counts.GetValueOrDefault(Outcome.Pass), counts.GetValueOrDefault(Outcome.Waived),
            counts.GetValueOrDefault(Outcome.Undetermined), counts.GetValueOrDefault(Outcome.Fail));
    }

    private sealed class Group
    {
        public required Region Region { get; init; }

        public required DataClass? Class { get; init; }

        public required Outcome? Overall { get; init; }

        public required int Count { get; init; }

        public required string Code { get; init; }

        public required LocalizedText Name { get; init; }

        public required OrganisationKind Kind { get; init; }
    }
}
