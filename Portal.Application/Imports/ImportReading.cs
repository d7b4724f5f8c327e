using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>Reads the rows of one file through a map: every cell is held to the same rules as the answer in a form.</summary>
public sealed class ImportReading
{
    private const string FormulaStarts = "=+-@\t\r";
    private const char Unreadable = '\uFFFD';

    private readonly ImportMap _map;
    private readonly string _register;
    private readonly int[] _key;
    private readonly int _code;
    private readonly int _name;
    private readonly (ImportTarget Target, ImportedField From, int Column)[] _fields;
    private readonly HashSet<string> _unknown;
    private readonly ImportRules _rules = new();

    private ImportReading(ImportMap map, string register, Dictionary<string, int> columns)
    {
        (_map, _register) = (map, register);
        _key = [.. map.Key.Select(k => columns[k])];
        _code = columns.GetValueOrDefault(map.Organisation.Code, -1);
        _name = columns.GetValueOrDefault(map.Organisation.Name, -1);
        _fields = [.. map.Fields.Select(f => (ImportTarget.Of(f.Key), f.Value, f.Value.Column is { } column ? columns[column] : -1))];
        _unknown = new HashSet<string>(map.Unknown, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Ties a map to the columns of a file.</summary>
    /// <param name="map">The map.</param>
    /// <param name="columns">The columns in their order.</param>
    /// <param name="organisation">Code of the organisation that imports for itself; it keeps its records apart from those of others.</param>
    public static Result<ImportReading> Of(ImportMap map, IReadOnlyList<string> columns, string organisation)
    {
        var wanted = map.Columns;
        var missing = wanted.Except(columns).ToList();
        if (missing.Count > 0) return ImportErrors.ColumnsMissing(missing);
        if (columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1 && wanted.Contains(g.Key)) is { } twice) return ImportErrors.ColumnTwice(twice.Key);
        var places = new Dictionary<string, int>(columns.Count);
        for (var i = 0; i < columns.Count; i++) places.TryAdd(columns[i], i);
        return new ImportReading(map, map.Organisation.Kind == ImportOwnership.Own ? $"{organisation}/{map.Name}" : map.Name, places);
    }

    /// <summary>What a line holds, with all that is wrong with it.</summary>
    /// <param name="line">The line.</param>
    public ReadRow Read(ImportedLine line)
    {
        var row = new ReadRow { Row = line.Row, Line = line.Line };
        if (line.Problem is { } broken)
        {
            row.Problems.Add(new(-1, broken.Code, broken.Args, ""));
            return row;
        }

        row.Source = Source(line, row);
        Own(line, row);
        foreach (var (target, from, column) in _fields) Take(line, row, target, from, column);
        if (row.Problems.Count == 0 || row.Answers.Count > 0) Validate(row);
        return row;
    }

    private string Source(ImportedLine line, ReadRow row)
    {
        var parts = new string[_key.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Clean(line.Cells[_key[i]], row);
            if (parts[i].Length == 0) row.Problems.Add(new(_key[i], "Import.KeyMissing", [_map.Key[i]], ""));
        }

        var source = $"{_register}:{string.Join('/', parts)}";
        if (source.Length > Service.SourceMaxLength) row.Problems.Add(new(_key[^1], "Import.KeyTooLong", [Service.SourceMaxLength], line.Cells[_key[^1]]));
        else if (!TextRules.IsText(source) || !TextRules.ShowsItself(source) || source.Contains(Unreadable, StringComparison.Ordinal)) row.Problems.Add(new(_key[^1], "Common.HiddenCharacters", [], line.Cells[_key[^1]]));
        return source;
    }

    private void Own(ImportedLine line, ReadRow row)
    {
        var owner = _map.Organisation;
        if (owner.Kind == ImportOwnership.Own) return;
        var code = Until(Clean(line.Cells[_code], row), owner.CodeUntil).ToUpperInvariant();
        if (owner.Kind == ImportOwnership.ByCode)
        {
            row.OwnerCode = code;
            if (code.Length == 0) row.Problems.Add(new(_code, ImportErrors.OwnerMissing.Code, [], ""));
            return;
        }

        var letters = owner.CodePrefix + string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        var name = Until(Clean(line.Cells[_name], row), owner.NameUntil);
        row.LooksLikeFormula |= LooksLikeFormula(name);
        (row.OwnerCode, row.OwnerName) = (letters[..Math.Min(letters.Length, Organisation.CodeMaxLength)], name);
        if (letters.Length == owner.CodePrefix.Length || name.Length == 0) row.Problems.Add(new(_code, ImportErrors.OwnerMissing.Code, [], line.Cells[_code]));
        else if (name.Length > LocalizedText.MaxLength) row.Problems.Add(new(_name, "Common.TooLong", [LocalizedText.MaxLength], name));
        else if (!TextRules.IsText(name) || !TextRules.ShowsItself(name)) row.Problems.Add(new(_name, "Common.HiddenCharacters", [], name));
    }

    private void Take(ImportedLine line, ReadRow row, ImportTarget target, ImportedField from, int column)
    {
        var cell = column < 0 ? from.Value : Clean(line.Cells[column], row);
        if (cell.Contains(Unreadable, StringComparison.Ordinal))
        {
            row.Problems.Add(new(column, ImportErrors.NotInEncoding.Code, [], cell));
            return;
        }

        row.LooksLikeFormula |= target.IsText && column >= 0 && LooksLikeFormula(cell);
        var answer = _unknown.Contains(cell) ? "" : Words(from, cell);
        if (answer.Length == 0)
        {
            if (from.Required) row.Problems.Add(new(column, "Import.AnswerMissing", [from.Column ?? target.Field.ToString()], ""));
            return;
        }

        if (target.Parse(answer) is { } value) row.Answers.Add(new(target, value, column, cell));
        else row.Problems.Add(new(column, target.Refusal.Code, [], cell));
    }

    // The very rules of the forms, so that nothing comes in by a file that a person could not enter.
    private void Validate(ReadRow row) => row.Problems.AddRange(_rules.Validate(row.Content, row.Answers));

    private static string Words(ImportedField from, string cell) => from.Separator.Length == 0
        ? from.Words.GetValueOrDefault(cell, cell)
        : string.Join(", ", cell.Split(from.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(code => from.Words.GetValueOrDefault(code, code)));

    private static string Until(string cell, string end)
    {
        var at = end.Length == 0 ? -1 : cell.IndexOf(end, StringComparison.Ordinal);
        return (at < 0 ? cell : cell[..at]).Trim();
    }

    private static string Clean(string cell, ReadRow row)
    {
        var clean = TextRules.WithoutWidthless(cell);
        row.WasCleaned |= clean.Length != cell.Length;
        clean = clean.Trim();

        // A spreadsheet's own way to keep a cell from being a formula, and that of our report of problems.
        return clean.Length > 1 && clean[0] == '\'' && LooksLikeFormula(clean[1..]) ? clean[1..] : clean;
    }

    private static bool LooksLikeFormula(string cell) => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal);
}
