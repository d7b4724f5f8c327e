using System.Text.Json.Serialization;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Domain.Compliance;

/// <summary>A rule of law or policy with a machine check. Its words are resources under its id.</summary>
/// <param name="Id">Stable id, for example <c>CFP-CLASS</c>.</param>
/// <param name="Bit">Its place in <see cref="ComplianceSummary"/>'s masks, 0 to 62; never reused.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Status">How binding the source is.</param>
/// <param name="Reasons">Every reason the check can give.</param>
/// <param name="Rule">The check: a pure function of facts and parameters.</param>
public sealed record Obligation(string Id, int Bit, Severity Severity, LegalStatus Status, IReadOnlyList<string> Reasons, ObligationRule Rule)
{
    /// <summary>Its place as a mask of one bit.</summary>
    public long Mask => 1L << Bit;

    /// <summary>What the rule says of a service.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The parameters applied.</param>
    public Verdict Check(in FactSheet facts, PolicyParameters policy) => Rule(facts, policy);

    /// <summary>What the rule says of a service.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The parameters applied.</param>
    public Verdict Check(ServiceFacts facts, PolicyParameters policy) => Rule(FactSheet.Of(facts), policy);

    /// <summary>Code of the body that may waive it; null where nobody may.</summary>
    public string? WaivedBy => WaiverPower.BodyFor(Id);
}

/// <summary>An obligation's check.</summary>
/// <param name="facts">The service's facts.</param>
/// <param name="policy">The parameters applied.</param>
public delegate Verdict ObligationRule(in FactSheet facts, PolicyParameters policy);

/// <summary>One obligation's verdict on one service.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Verdict">What was found.</param>
public readonly record struct ObligationResult(string ObligationId, Verdict Verdict)
{
    /// <summary>The waiver that holds for it; null unless it is not met and one does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AppliedWaiver? Waiver { get; init; }

    /// <summary>The result as it counts on a day: a waiver whose last day has passed counts no longer, whenever the evaluation was.</summary>
    /// <param name="today">The day in Pakistan.</param>
    public ObligationResult On(DateOnly today) => Waiver is { } waiver && waiver.Until < today ? this with { Waiver = null } : this;

    /// <summary>What counts: waived where a waiver holds, otherwise what was found. Never better than waived for what is not met.</summary>
    [JsonIgnore]
    public Outcome Outcome => Waiver is not null && Verdict.Outcome == Outcome.Fail ? Outcome.Waived : Verdict.Outcome;
}
