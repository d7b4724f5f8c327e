using Portal.Domain.Imports;

namespace Portal.Web.Features.Imports;

/// <summary>A map as a person fills it in: column by column.</summary>
public sealed class ImportMapDraft
{
    /// <summary>A column that tells records apart.</summary>
    public const string Key = "key";

    /// <summary>The column of the owner's code.</summary>
    public const string OwnerCode = "owner-code";

    /// <summary>The column of the owner's name.</summary>
    public const string OwnerName = "owner-name";

    private readonly ImportMap _from;

    /// <param name="map">The map to begin with.</param>
    /// <param name="columns">The columns of the file.</param>
    public ImportMapDraft(ImportMap map, IReadOnlyList<string> columns)
    {
        _from = map;
        Register = map.Name;
        Owner = map.Organisation;
        Unknown = string.Join(", ", map.Unknown.Where(u => u.Length > 0));
        Columns = [.. columns.Select((column, place) => new Column(column, place, columns.Take(place).Contains(column)))];
        foreach (var column in Columns.Where(c => !c.IsTwice)) Begin(column);
    }

    /// <summary>Name of the register.</summary>
    public string Register { get; set; }

    /// <summary>Whose the records are.</summary>
    public ImportedOwner Owner { get; set; }

    /// <summary>Cells that mean "not known", separated by commas.</summary>
    public string Unknown { get; set; }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Says what a column means; another that meant the same no longer does, unless several may.</summary>
    public void Choose(Column column, string meaning)
    {
        if (meaning.Length > 0 && meaning != Key)
        {
            foreach (var other in Columns.Where(c => c.Meaning == meaning)) other.Meaning = "";
        }

        column.Meaning = meaning;
    }

    /// <summary>The map.</summary>
    public ImportMap Map() => _from with
    {
        Name = Register.Trim(),
        Key = [.. Columns.Where(c => c.Meaning == Key).Select(c => c.Name)],
        Organisation = Owner with
        {
            Code = Owner.Kind == ImportOwnership.Own ? "" : NameOf(OwnerCode),
            Name = Owner.Kind == ImportOwnership.Foreign ? NameOf(OwnerName) : "",
        },
        Unknown = ["", .. Unknown.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Fields = Fields(),
    };

    private Dictionary<ImportField, ImportedField> Fields()
    {
        // Answers that are the same for every record are no column's.
        var fields = _from.Fields.Where(f => f.Value.Column is null).ToDictionary(f => f.Key, f => f.Value);
        foreach (var column in Columns)
        {
            if (column.Field is { } field)
                fields[field] = new ImportedField { Column = column.Name, Required = field == ImportField.NameEn, Separator = column.Separator, Words = column.WordList };
        }

        return fields;
    }

    private string NameOf(string meaning) => Columns.FirstOrDefault(c => c.Meaning == meaning)?.Name ?? "";

    private void Begin(Column column)
    {
        if (_from.Key.Contains(column.Name)) column.Meaning = Key;
        else if (column.Name == _from.Organisation.Code) column.Meaning = OwnerCode;
        else if (column.Name == _from.Organisation.Name) column.Meaning = OwnerName;
        else if (_from.Fields.FirstOrDefault(f => f.Value.Column == column.Name) is { Value: { } known } found)
            (column.Meaning, column.Separator, column.Words) = (found.Key.ToString(), known.Separator, string.Join('\n', known.Words.Select(w => $"{w.Key} = {w.Value}")));
    }

    /// <summary>A column, and what it means.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Its place in the file.</param>
    /// <param name="isTwice">An earlier column has the same name, so that this one cannot be told from it.</param>
    public sealed class Column(string name, int place, bool isTwice)
    {
        public string Name => name;

        public int Place => place;

        public bool IsTwice => isTwice;

        /// <summary>One of the constants above, the name of a field, or empty.</summary>
        public string Meaning { get; set; } = "";

        /// <summary>What separates several codes in a cell.</summary>
        public string Separator { get; set; } = "";

        /// <summary>What codes mean, one a line.</summary>
        public string Words { get; set; } = "";

        public ImportField? Field => Enum.TryParse<ImportField>(Meaning, out var named) ? named : null;

        public Dictionary<string, string> WordList => Words.Split('\n')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair is [{ Length: > 0 }, _])
            .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
