using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Infrastructure.Reports;

/// <summary>The words of obligations and figures, in both languages at once.</summary>
public interface IObligationWords
{
    /// <summary>What an obligation is called.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    LocalizedText Title(string obligationId);

    /// <summary>What it demands.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    LocalizedText Demand(string obligationId);

    /// <summary>Instrument and section.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    LocalizedText Source(string obligationId);

    /// <summary>How it is met.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    LocalizedText Fix(string obligationId);

    /// <summary>One step of a remedy.</summary>
    /// <param name="step">The step.</param>
    LocalizedText Step(RemedyStep step);

    /// <summary>Why a verdict is what it is.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    /// <param name="verdict">The verdict.</param>
    LocalizedText Reason(string obligationId, Verdict verdict);

    /// <summary>What a figure of a policy is called.</summary>
    /// <param name="field">The figure.</param>
    LocalizedText Figure(PolicyField field);
}
