using System.Globalization;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Import;

/// <summary>Reads the cells of one line through a map.</summary>
public static class ImportReading
{
    private const int SourceMaxLength = 120;
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The record a line holds, or why it is none.</summary>
    /// <param name="map">The map.</param>
    /// <param name="line">The line the record begins on.</param>
    /// <param name="cells">The cells by column.</param>
    public static Result<ImportRecord> Read(this ImportMap map, int line, IReadOnlyDictionary<string, string> cells)
    {
        foreach (var column in map.Key.Where(column => cells[column].Trim().Length == 0)) return ImportErrors.KeyMissing(column);
        var source = $"{map.Name}:{string.Join('/', map.Key.Select(column => cells[column].Trim()))}";
        if (source.Length > SourceMaxLength || !TextRules.IsText(source)) return ImportErrors.AnswerTooLong(map.Key[^1], SourceMaxLength);
        if (Owner(map.Organisation, cells) is not { } owner) return ImportErrors.OwnerMissing;
        var answers = new Dictionary<ImportField, string>();
        var formula = LooksLikeFormula(owner.Name.En);
        foreach (var (field, from) in map.Fields)
        {
            var answer = Answer(map, from, cells);
            if (answer.Length == 0 && from.Required) return ImportErrors.AnswerMissing(from.Column ?? field.ToString());
            if (answer.Length == 0) continue;
            if (Refusal(field, from.Column ?? field.ToString(), answer) is { } refusal) return refusal;
            answers[field] = answer;
            formula |= from.Column is not null && LooksLikeFormula(cells[from.Column]);
        }

        return new ImportRecord(line, source, owner.Code, owner.Name, map.Organisation.Region, answers, formula);
    }

    private static (string Code, LocalizedText Name)? Owner(ImportedOwner from, IReadOnlyDictionary<string, string> cells)
    {
        var letters = Until(cells[from.Code], from.CodeUntil).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).ToArray();
        var name = Until(cells[from.Name], from.NameUntil);
        if (letters.Length == 0 || name.Length == 0 || name.Length > LocalizedText.MaxLength || !TextRules.IsText(name)) return null;
        var code = from.CodePrefix + new string(letters);
        return (code[..Math.Min(code.Length, Organisation.CodeMaxLength)], new LocalizedText(name, ""));
    }

    private static string Until(string cell, string end)
    {
        var at = end.Length == 0 ? -1 : cell.IndexOf(end, StringComparison.Ordinal);
        return (at < 0 ? cell : cell[..at]).Trim();
    }

    private static string Answer(ImportMap map, ImportedField from, IReadOnlyDictionary<string, string> cells)
    {
        if (from.Column is null) return from.Value;
        var cell = cells[from.Column].Trim();
        if (map.Unknown.Contains(cell, StringComparer.OrdinalIgnoreCase)) return "";
        if (from.Separator.Length == 0) return Word(from, cell);
        return string.Join(", ", cell.Split(from.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(code => Word(from, code)));
    }

    private static string Word(ImportedField from, string code) => from.Words.GetValueOrDefault(code, code);

    private static Error? Refusal(ImportField field, string column, string answer)
    {
        if (!TextRules.IsText(answer)) return ImportErrors.AnswerInvalid(column);
        return field switch
        {
            ImportField.YearlyVolume => Volume(answer) is null ? ImportErrors.AnswerInvalid(column) : null,
            ImportField.AutomatedDecisions => answer is "yes" or "no" ? null : ImportErrors.AnswerInvalid(column),
            ImportField.NameEn or ImportField.NameUr => TooLong(LocalizedText.MaxLength),
            ImportField.SummaryEn or ImportField.SummaryUr => TooLong(ServiceAbout.TextMaxLength),
            _ => TooLong(ServiceAbout.ReferenceMaxLength),
        };

        Error? TooLong(int limit) => answer.Length > limit ? ImportErrors.AnswerTooLong(column, limit) : null;
    }

    /// <summary>Uses a year, or null where it is no whole number.</summary>
    /// <param name="answer">The answer.</param>
    internal static long? Volume(string? answer) =>
        long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var volume) ? volume : null;

    private static bool LooksLikeFormula(string cell) => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal);
}
