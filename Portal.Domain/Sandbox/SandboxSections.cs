using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Domain.Sandbox;

/// <summary>What is proposed. A null answer is one not yet given.</summary>
public sealed record SandboxProposal
{
    /// <summary>The most characters of a long answer.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>The most services one application may use.</summary>
    public const int MaxServices = 20;

    /// <summary>Title in both languages.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>What it does and for whom, in English.</summary>
    public string SummaryEn { get; init; } = "";

    /// <summary>What it does and for whom, in Urdu.</summary>
    public string SummaryUr { get; init; } = "";

    /// <summary>Class of the most protected data in it.</summary>
    public DataClass? DataClass { get; init; }

    /// <summary>The rules from which relief is asked, and why.</summary>
    public string LegalRelief { get; init; } = "";

    /// <summary>Whether virtual assets are involved.</summary>
    public bool VirtualAssets { get; init; }

    /// <summary>Registered services it builds on.</summary>
    public IReadOnlyList<ServiceId> Services { get; init; } = [];
}

/// <summary>How the test is bounded.</summary>
public sealed record SandboxTestPlan
{
    /// <summary>Calendar days of the test.</summary>
    public int? TestDays { get; init; }

    /// <summary>The most users.</summary>
    public long? MaxUsers { get; init; }

    /// <summary>The most transactions.</summary>
    public long? MaxTransactions { get; init; }

    /// <summary>The most value at one time, in million rupees.</summary>
    public long? MaxValueMillions { get; init; }
}

/// <summary>How the people in the test are protected.</summary>
public sealed record SandboxSafeguards
{
    /// <summary>The text by which people consent and are told what is tried.</summary>
    public string ConsentText { get; init; } = "";

    /// <summary>How they complain and are made whole.</summary>
    public string ComplaintsRoute { get; init; } = "";

    /// <summary>How the test is left and data is deleted.</summary>
    public string ExitPlan { get; init; } = "";

    /// <summary>PVARA's authorisation; needed when virtual assets are involved.</summary>
    public string VirtualAssetsAuthorisation { get; init; } = "";
}

/// <summary>Whether an outcome has been reached.</summary>
public enum MetricResult
{
    /// <summary>Nothing has been measured.</summary>
    NotMeasured,

    /// <summary>Measured, and short of the target.</summary>
    NotYet,

    /// <summary>Measured, at the target or better.</summary>
    Met,
}

/// <summary>What the test is judged by.</summary>
public sealed record OutcomeMetric
{
    /// <summary>The most characters of a name, method or unit.</summary>
    public const int MaxLength = 200;

    /// <summary>The most metrics one application may have.</summary>
    public const int MaxCount = 12;

    /// <summary>What is measured.</summary>
    public string Name { get; init; } = "";

    /// <summary>In what: <c>%</c>, days, rupees.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The figure before the test.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The figure to be reached.</summary>
    public decimal? Target { get; init; }

    /// <summary>The figure measured last.</summary>
    public decimal? Actual { get; init; }

    /// <summary>How it is measured.</summary>
    public string Method { get; init; } = "";

    /// <summary>The day on which it is to be measured.</summary>
    public DateOnly? MeasureOn { get; init; }

    /// <summary>The day on which it was measured last.</summary>
    public DateOnly? MeasuredOn { get; init; }

    /// <summary>Whether the target has been reached. A target below the baseline is one to fall to.</summary>
    public MetricResult Result =>
        Actual is not { } actual || Target is not { } target ? MetricResult.NotMeasured
        : (Baseline > target ? actual <= target : actual >= target) ? MetricResult.Met
        : MetricResult.NotYet;
}
