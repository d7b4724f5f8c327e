using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Domain.Sandbox;

/// <summary>The time limits of a scheme. The defaults are those that Pakistan's schemes have in common.</summary>
public sealed record SandboxTerms
{
    /// <summary>Working days for finding an application complete.</summary>
    public int CompletenessDays { get; init; } = 10;

    /// <summary>Calendar days for the decision.</summary>
    public int DecisionDays { get; init; } = 90;

    /// <summary>Working days for designing the test.</summary>
    public int TestDesignDays { get; init; } = 70;

    /// <summary>The most calendar days a test may last.</summary>
    public int MaxTestDays { get; init; } = 180;

    /// <summary>The most calendar days of the one extension.</summary>
    public int MaxExtensionDays { get; init; } = 180;

    /// <summary>Calendar days before the end by which an extension must be asked for.</summary>
    public int ExtensionNoticeDays { get; init; } = 30;

    /// <summary>Working days for the final report.</summary>
    public int FinalReportDays { get; init; } = 30;
}

/// <summary>One thing an evaluation looks at.</summary>
/// <param name="Key">Stable key, unique in the scheme.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">Its part of the whole, in percent; the weights of a scheme add up to 100.</param>
public sealed record SandboxCriterion(string Key, LocalizedText Name, int Weight);

/// <summary>A regulator's sandbox: its time limits, its criteria and the numbering of its applications.</summary>
public sealed class SandboxScheme : AggregateRoot
{
    private SandboxScheme()
    {
    }

    /// <summary>Its identifier.</summary>
    public SandboxSchemeId Id { get; private set; }

    /// <summary>The regulator's code; application codes begin with it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The regulator that runs it.</summary>
    public OrganisationId RegulatorId { get; private set; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>The cohort that new applications join.</summary>
    public int Cohort { get; private set; }

    /// <summary>Its time limits.</summary>
    public SandboxTerms Terms { get; private set; } = new();

    /// <summary>What its evaluations look at.</summary>
    public IReadOnlyList<SandboxCriterion> Criteria { get; private set; } = [];

    /// <summary>The year <see cref="LastSerial"/> belongs to.</summary>
    public int SerialYear { get; private set; }

    /// <summary>The last serial given in <see cref="SerialYear"/>.</summary>
    public int LastSerial { get; private set; }

    /// <summary>A scheme of the reference data.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="code">The regulator's code.</param>
    /// <param name="regulator">The regulator.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cohort">The cohort that new applications join.</param>
    /// <param name="terms">Its time limits.</param>
    /// <param name="criteria">What its evaluations look at.</param>
    public static SandboxScheme Create(
        SandboxSchemeId id, string code, OrganisationId regulator, LocalizedText name, int cohort, SandboxTerms terms, IReadOnlyList<SandboxCriterion> criteria) =>
        new() { Id = id, Code = code, RegulatorId = regulator, Name = name, Cohort = cohort, Terms = terms, Criteria = criteria };

    /// <summary>The next application code, <c>SBP-SB-2026-014</c>. Two at once: the version lets one of them win.</summary>
    /// <param name="now">The moment; its year in Asia/Karachi is that of the code.</param>
    public string NextCode(DateTimeOffset now)
    {
        var year = WorkingCalendar.DayOf(now).Year;
        (SerialYear, LastSerial) = (year, SerialYear == year ? LastSerial + 1 : 1);
        Touch();
        return FormattableString.Invariant($"{Code}-SB-{year}-{LastSerial:000}");
    }
}
