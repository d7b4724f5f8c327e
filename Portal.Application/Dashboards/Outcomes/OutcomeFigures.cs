using Portal.Application.Compliance.History;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>How the registered services of a ministry, a province, for an obligation or of the whole country stand, and how they came to.</summary>
public sealed record OutcomeFigures
{
    /// <summary>The moment they were read, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation they are about; null where they are about none.</summary>
    public required OwnerName? Organisation { get; init; }

    /// <summary>The organisation above it that the reader may look at too.</summary>
    public required OwnerName? Above { get; init; }

    /// <summary>The reader sees services of every organisation in lists.</summary>
    public required bool ReadsAcross { get; init; }

    /// <summary>Code of the organisation whose services the reader sees in lists in any case.</summary>
    public required string OwnCode { get; init; }

    /// <summary>How the services stand: on the obligation, where it is about one.</summary>
    public required OutcomeTally Outcomes { get; init; }

    /// <summary>The end of each month up to now, oldest first.</summary>
    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>How they stood 30 days ago; null where nothing of that day is kept.</summary>
    public required OutcomeTally? MonthAgo { get; init; }

    /// <summary>By organisation, those with most services first.</summary>
    public required IReadOnlyList<OwnerFigures> Owners { get; init; }

    /// <summary>By region; every region, also an empty one.</summary>
    public required IReadOnlyList<RegionFigures> Regions { get; init; }

    /// <summary>By class of data, from least to most protected.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>By obligation, those of the policy in force, in the catalogue's order.</summary>
    public required IReadOnlyList<ObligationFigures> Obligations { get; init; }

    /// <summary>What fails, by how long it has and how grave it is.</summary>
    public required IReadOnlyList<AgeFigures> Ages { get; init; }

    /// <summary>The day on which <see cref="Ages"/> were counted; null before the first count.</summary>
    public required DateOnly? CountedOn { get; init; }

    /// <summary>The organisations whose rate fell most, the deepest fall first.</summary>
    /// <param name="days">Over so many days: 30 or 90.</param>
    /// <param name="take">The most wanted.</param>
    public IReadOnlyList<(OwnerFigures Owner, double Fall)> Movers(int days, int take) =>
    [
        .. Owners.Where(o => o.Before(days) is { Judged: > 0 } && o.Outcomes.Judged > 0)
            .Select(o => (Owner: o, Fall: o.Before(days)!.Rate - o.Outcomes.Rate)).Where(m => m.Fall > 0)
            .OrderByDescending(m => m.Fall).ThenBy(m => m.Owner.Name.Code, StringComparer.Ordinal).Take(take),
    ];
}

/// <summary>An organisation by name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record OwnerName(string Code, LocalizedText Name, OrganisationKind Kind);

/// <summary>An organisation's own services.</summary>
/// <param name="Name">Which.</param>
/// <param name="Outcomes">How they stand.</param>
/// <param name="MonthAgo">How they stood 30 days ago; null where nothing is kept.</param>
/// <param name="QuarterAgo">How they stood 90 days ago; null where nothing is kept.</param>
/// <param name="Obligations">How they stand on each obligation, in the order of <see cref="OutcomeFigures.Obligations"/>.</param>
public sealed record OwnerFigures(OwnerName Name, OutcomeTally Outcomes, OutcomeTally? MonthAgo, OutcomeTally? QuarterAgo, IReadOnlyList<OutcomeTally> Obligations)
{
    /// <summary>How they stood some days ago.</summary>
    /// <param name="days">30 or 90.</param>
    public OutcomeTally? Before(int days) => days == 30 ? MonthAgo : QuarterAgo;
}

/// <summary>An obligation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Outcomes">How services stand on it; those that it does not concern are left out.</param>
public sealed record ObligationFigures(string Id, Severity Severity, OutcomeTally Outcomes);

/// <summary>Failed obligations of one age and severity.</summary>
/// <param name="Age">How long they have failed.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Count">How many, one for each service and obligation.</param>
public sealed record AgeFigures(FailureAge Age, Severity Severity, int Count);
