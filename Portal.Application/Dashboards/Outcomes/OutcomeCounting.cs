using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>Sums the groups of a scope by everything that its dashboard divides them by.</summary>
internal sealed class OutcomeCounting(OutcomeScope scope, IReadOnlyList<RegisterGroup> groups, IReadOnlyList<Obligation> obligations, OrganisationTree tree)
{
    public OutcomeTally Outcomes => Tally(groups);

    public IReadOnlyList<OwnerFigures> Owners(OutcomePast past)
    {
        var (month, quarter) = (past.ByOwner(OutcomePast.Month), past.ByOwner(OutcomePast.Quarter));
        return
        [
            .. groups.GroupBy(g => g.OrganisationId)
                .Select(g => new OwnerFigures(
                    tree[g.Key].Named(), Tally(g), month.GetValueOrDefault(g.Key), quarter.GetValueOrDefault(g.Key), [.. obligations.Select(o => TallyOn(g, o))]))
                .Where(o => o.Outcomes.Judged > 0)
                .OrderByDescending(o => o.Outcomes.Judged).ThenBy(o => o.Name.Code, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<RegionFigures> Regions()
    {
        var known = groups.ToLookup(g => g.Region);
        return [.. Enum.GetValues<Region>().Select(r => new RegionFigures(r, Tally(known[r])))];
    }

    public IReadOnlyList<ClassFigures> Classes() =>
    [
        .. groups.GroupBy(g => RegisterEntry.ClassOf(g.ClassRank)).Select(g => new ClassFigures(g.Key, Tally(g))).Where(c => c.Outcomes.Judged > 0)
            .OrderBy(c => c.Class is null).ThenBy(c => c.Class),
    ];

    public IReadOnlyList<ObligationFigures> Obligations() => [.. obligations.Select(o => new ObligationFigures(o.Id, o.Severity, TallyOn(groups, o)))];

    /// <summary>How many have each outcome; what was not judged is left out.</summary>
    public static OutcomeTally Tally(IEnumerable<(Outcome? Outcome, int Count)> counted)
    {
        var (pass, waived, undetermined, fail) = (0, 0, 0, 0);
        foreach (var (outcome, count) in counted)
        {
            switch (outcome)
            {
                case Outcome.Pass: pass += count; break;
                case Outcome.Waived: waived += count; break;
                case Outcome.Undetermined: undetermined += count; break;
                case Outcome.Fail: fail += count; break;
            }
        }

        return new OutcomeTally(pass, waived, undetermined, fail);
    }

    private OutcomeTally Tally(IEnumerable<RegisterGroup> some) => Tally(some.Select(g => (scope.OutcomeOf(g), g.Count)));

    private static OutcomeTally TallyOn(IEnumerable<RegisterGroup> some, Obligation obligation) => Tally(some.Select(g => (OutcomeScope.OutcomeOn(g, obligation), g.Count)));
}
