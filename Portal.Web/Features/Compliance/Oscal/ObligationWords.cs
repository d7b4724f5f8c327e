using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Infrastructure.Reports;
using Portal.Web.Features.Compliance.Policies;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>The words of obligations for documents that leave the portal, whatever the reader's language is.</summary>
/// <param name="reasons">The words of obligations.</param>
/// <param name="policies">The words of policies.</param>
internal sealed class ObligationWords(ReasonText reasons, PolicyWords policies) : IObligationWords
{
    public LocalizedText Title(string obligationId) => BothLanguages.Of(() => reasons.Title(obligationId));

    public LocalizedText Demand(string obligationId) => BothLanguages.Of(() => reasons.Demand(obligationId));

    public LocalizedText Source(string obligationId) => BothLanguages.Of(() => reasons.Source(obligationId));

    public LocalizedText Fix(string obligationId) => BothLanguages.Of(() => reasons.Fix(obligationId));

    public LocalizedText Step(RemedyStep step) => BothLanguages.Of(() => reasons.Step(step));

    public LocalizedText Reason(string obligationId, Verdict verdict) => BothLanguages.Of(() => reasons.Of(obligationId, verdict));

    public LocalizedText Figure(PolicyField field) => BothLanguages.Of(() => policies.Name(field));
}
