using Microsoft.Extensions.Localization;
using Portal.Application.Letters;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Letters;
using Portal.Domain.Services;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Letters;

/// <summary>Words a letter in one of its two languages, whichever the reader has chosen for the portal.</summary>
public sealed class LetterWords(IStringLocalizer<LetterText> texts, ReasonText reasons, EnumText names, Dates dates)
{
    private static readonly string[] Labels =
    [
        "Government", "Portal", "Reference", "Date", "To", "Reason", "Basis", "Basis.Text", "Basis.Service", "Conditions", "Outcomes", "Obligation", "Source", "Outcome",
        "Documents", "Decided", "Qr", "Entry", "Entry.Pending", "Snapshot", "Foot",
    ];

    /// <summary>The letter in a language.</summary>
    /// <param name="detail">The letter.</param>
    /// <param name="language"><see cref="PortalCulture.English"/> or <see cref="PortalCulture.Urdu"/>.</param>
    public WordedLetter In(LetterDetail detail, string language) => BothLanguages.In(language, () => Word(detail.Letter, language));

    private WordedLetter Word(DecisionLetter letter, string language)
    {
        var facts = letter.Facts;
        var name = Isolated(Said(facts.Name, facts.Code));
        var code = Isolated(facts.Code);
        var kind = (facts.IsAmendment ? "Amendment." : "Filing.") + facts.Action;
        return new WordedLetter
        {
            Language = language,
            Office = Said(facts.Office.Name, facts.Office.Code),
            Date = dates.Long(letter.At),
            Addressee = Said(facts.Addressee.Name, facts.Addressee.Code),
            Subject = texts["Subject", name, code],
            Decision = texts[$"Decision.{kind}", name, code, Numbers.Count(facts.RegisteredVersion)],
            Official = Said(facts.Official, texts["Official.System"]),
            Outcomes = [.. facts.Results.Select(r => new WordedOutcome(r.ObligationId, r.Outcome, names[r.Outcome], reasons.Title(r.ObligationId), reasons.Source(r.ObligationId)))],
            Conditions = Conditions(facts),
            Documents = [.. facts.Documents.Select(d => texts["Document", Isolated(d.FileName), names[d.Kind], Numbers.Count(d.Revision), Isolated(d.Sha256)].Value)],
            Labels = Labels.ToDictionary(key => key, key => texts[key].Value),
        };
    }

    // What the decision asks for: of an entry what was open by law when it was made, of a filing that came back what stands in its way.
    private IReadOnlyList<string> Conditions(LetterFacts facts)
    {
        var open = facts.Results.Where(r => r.Outcome is Outcome.Fail or Outcome.Undetermined)
            .Select(r => texts["Condition.Open", reasons.Title(r.ObligationId), reasons.Of(r.ObligationId, r.Verdict), Steps(r)].Value);
        return facts.Action switch
        {
            ServiceAction.Approve => [texts["Condition.Amend"], texts["Condition.Keep"], .. open],
            ServiceAction.Return => [texts["Condition.Resubmit"], .. open],
            _ => [texts["Condition.FileAgain"]],
        };
    }

    private string Steps(ObligationResult result) =>
        string.Join(" ", Remedies.For(result.ObligationId, result.Verdict.Reason)?.Steps.Select(reasons.Step) ?? []);

    private static string Said(LocalizedText name, string otherwise) => name.In(PortalCulture.Language) is { Length: > 0 } said ? said : otherwise;

    private static string Isolated(string text) => $"\u2068{text}\u2069";
}
