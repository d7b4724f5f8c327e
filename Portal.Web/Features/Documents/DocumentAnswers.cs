using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Web.Features.Documents;

/// <summary>What the upload's form says of a document, field by field.</summary>
internal static class DocumentAnswers
{
    /// <summary>The fields' names.</summary>
    public const string Kind = "kind", ValidUntil = "validUntil", HasExpired = "hasExpired", Replaces = "replaces";

    /// <summary>What the document whose place the upload takes is called in the page's address.</summary>
    public const string Revise = "revise";

    /// <summary>Reads them; an empty date is none, an absent kind is another one.</summary>
    /// <param name="answers">Answers by field.</param>
    public static Result<(DocumentTerms Terms, DocumentId? Replaces)> Read(IReadOnlyDictionary<string, string> answers)
    {
        var kind = DocumentKind.Other;
        if (answers.GetValueOrDefault(Kind) is { Length: > 0 } said && (char.IsAsciiDigit(said[0]) || !Enum.TryParse(said, ignoreCase: false, out kind))) return DocumentErrors.KindMissing;
        DateOnly? until = null;
        if (answers.GetValueOrDefault(ValidUntil) is { Length: > 0 } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return DocumentErrors.DateImpossible;
            until = date;
        }

        DocumentId? replaces = null;
        if (answers.GetValueOrDefault(Replaces) is { Length: > 0 } earlier)
        {
            if (!Guid.TryParseExact(earlier, "D", out var id)) return Error.NotFound;
            replaces = new DocumentId(id);
        }

        return (new DocumentTerms(kind, until, answers.ContainsKey(HasExpired)), replaces);
    }

    /// <summary>What was answered, for the address of the page that says why the file was not taken: only the file has to be chosen again.</summary>
    /// <param name="answers">Answers by field.</param>
    public static string Again(IReadOnlyDictionary<string, string> answers)
    {
        (string Field, string Name)[] kept = [(Kind, Kind), (ValidUntil, ValidUntil), (HasExpired, HasExpired), (Replaces, Revise)];
        return string.Concat(kept.Where(k => answers.GetValueOrDefault(k.Field) is { Length: > 0 }).Select(k => $"&{k.Name}={Uri.EscapeDataString(answers[k.Field])}"));
    }
}
