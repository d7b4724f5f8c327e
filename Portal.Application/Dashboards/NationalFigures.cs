using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>How many services have each outcome.</summary>
/// <param name="Pass">Services that meet every obligation.</param>
/// <param name="Waived">Services whose only failures are waived.</param>
/// <param name="Undetermined">Services with a fact missing.</param>
/// <param name="Fail">Services that fail an obligation.</param>
public sealed record OutcomeTally(int Pass, int Waived, int Undetermined, int Fail)
{
    /// <summary>Services that were judged: what a rate divides by.</summary>
    public int Judged => Pass + Waived + Undetermined + Fail;

    /// <summary>Pass ÷ judged; waived and undetermined are never counted as a pass. 0 where nothing was judged.</summary>
    public double Rate => Judged == 0 ? 0 : (double)Pass / Judged;

    /// <summary>Two tallies together.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static OutcomeTally operator +(OutcomeTally one, OutcomeTally other) =>
        new(one.Pass + other.Pass, one.Waived + other.Waived, one.Undetermined + other.Undetermined, one.Fail + other.Fail);
}

/// <summary>The figures of the whole country, or of the part that a filter leaves.</summary>
public sealed record NationalFigures
{
    /// <summary>The moment they were read, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The policy version in force; null before the first.</summary>
    public required PolicyInForce? Policy { get; init; }

    /// <summary>The lists behind the figures show the reader all of it, not only the own organisation's part.</summary>
    public required bool OpensLists { get; init; }

    /// <summary>The reader may open sandbox applications of every scheme.</summary>
    public required bool OpensCases { get; init; }

    /// <summary>Services in the register.</summary>
    public required int Registered { get; init; }

    /// <summary>How they stand.</summary>
    public required OutcomeTally Outcomes { get; init; }

    /// <summary>By region; every region, also an empty one.</summary>
    public required IReadOnlyList<RegionFigures> Regions { get; init; }

    /// <summary>The ministries with most services, best rate first.</summary>
    public required IReadOnlyList<MinistryFigures> Ministries { get; init; }

    /// <summary>All other ministries together.</summary>
    public required OtherMinistries Others { get; init; }

    /// <summary>By class of data, from least to most protected.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>The end of each month up to now, oldest first.</summary>
    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>Open findings.</summary>
    public required FindingFigures Findings { get; init; }

    /// <summary>The sandbox; no filter narrows it.</summary>
    public required SandboxFigures Sandbox { get; init; }

    /// <summary>The newest audit runs; no filter narrows them.</summary>
    public required IReadOnlyList<RunFigures> Runs { get; init; }
}

/// <summary>A policy version.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Since">First day in force.</param>
public sealed record PolicyInForce(int Number, DateOnly Since);

/// <summary>A region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Outcomes">How its services stand.</param>
public sealed record RegionFigures(Region Region, OutcomeTally Outcomes);

/// <summary>A ministry.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcomes">How its services stand.</param>
public sealed record MinistryFigures(string Code, LocalizedText Name, OutcomeTally Outcomes);

/// <summary>Ministries that are not listed one by one.</summary>
/// <param name="Count">How many.</param>
/// <param name="Outcomes">How their services stand.</param>
public sealed record OtherMinistries(int Count, OutcomeTally Outcomes);

/// <summary>A class of data.</summary>
/// <param name="Class">The class; null where the filing does not say.</param>
/// <param name="Outcomes">How its services stand.</param>
public sealed record ClassFigures(DataClass? Class, OutcomeTally Outcomes);

/// <summary>How the register stood at the end of a month; for the current month, how it stands now.</summary>
/// <param name="Day">The day.</param>
/// <param name="Outcomes">How its services stood.</param>
public sealed record TrendPoint(DateOnly Day, OutcomeTally Outcomes);

/// <summary>Open findings.</summary>
/// <param name="Counts">By age and severity; combinations without any are left out.</param>
/// <param name="Trend">Open at the end of each of the last twelve months, oldest first, the last now.</param>
public sealed record FindingFigures(IReadOnlyList<FindingCount> Counts, IReadOnlyList<int> Trend)
{
    /// <summary>How many are open.</summary>
    public int Open => Counts.Sum(c => c.Count);

    /// <summary>How many of them are of high severity.</summary>
    public int High => Of(Severity.High);

    /// <summary>How many have a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="age">Only those of an age.</param>
    public int Of(Severity severity, FindingAge? age = null) => Counts.Where(c => c.Severity == severity && (age is null || c.Age == age)).Sum(c => c.Count);
}

/// <summary>Open findings of one age and severity.</summary>
/// <param name="Age">Since they were opened.</param>
/// <param name="Severity">How grave they are.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(FindingAge Age, Severity Severity, int Count);

/// <summary>The sandbox of all schemes.</summary>
/// <param name="Testing">Tests that run, also suspended ones.</param>
/// <param name="ExtensionsAsked">Tests for which more time is asked.</param>
/// <param name="Funnel">How many applications ever came as far as each action, in the order of the way.</param>
/// <param name="Exits">How they left, by kind.</param>
/// <param name="Since">When the first was filed, in UTC; null before that.</param>
/// <param name="Trend">Tests at the end of each of the last twelve months, oldest first, the last now.</param>
public sealed record SandboxFigures(
    int Testing, int ExtensionsAsked, IReadOnlyList<FunnelFigures> Funnel, IReadOnlyList<ExitFigures> Exits, DateTimeOffset? Since, IReadOnlyList<int> Trend);

/// <summary>A step of the funnel.</summary>
/// <param name="Reached">The action that marks it.</param>
/// <param name="Count">Applications for which it was done.</param>
public sealed record FunnelFigures(SandboxAction Reached, int Count);

/// <summary>A way out of the sandbox.</summary>
/// <param name="Exit">The way.</param>
/// <param name="Count">How many took it.</param>
public sealed record ExitFigures(SandboxExit Exit, int Count);

/// <summary>An audit run.</summary>
/// <param name="Id">The run.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">Where it stands.</param>
/// <param name="QueuedAt">When it was asked for, in UTC.</param>
/// <param name="Total">Services in its scope.</param>
/// <param name="Done">Services checked.</param>
/// <param name="Opened">Findings it opened.</param>
/// <param name="Closed">Findings it closed.</param>
public sealed record RunFigures(AuditRunId Id, string Code, AuditRunState State, DateTimeOffset QueuedAt, int Total, int Done, int Opened, int Closed);
