namespace Portal.Domain.Compliance;

/// <summary>A rule of law or policy with a machine check. Its words are resources under its id.</summary>
/// <param name="Id">Stable id, for example <c>CFP-CLASS</c>.</param>
/// <param name="Bit">Its place in <see cref="ComplianceSummary"/>'s masks, 0 to 62; never reused.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Status">How binding the source is.</param>
/// <param name="Reasons">Every reason the check can give.</param>
/// <param name="Check">A pure function of facts and parameters.</param>
public sealed record Obligation(
    string Id, int Bit, Severity Severity, LegalStatus Status, IReadOnlyList<string> Reasons, Func<ServiceFacts, PolicyParameters, Verdict> Check)
{
    /// <summary>Its place as a mask of one bit.</summary>
    public long Mask => 1L << Bit;
}

/// <summary>One obligation's verdict on one service.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Verdict">What was found.</param>
public readonly record struct ObligationResult(string ObligationId, Verdict Verdict);
