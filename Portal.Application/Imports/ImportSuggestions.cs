using Portal.Domain.Access;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Guesses what columns mean by what they are called. A person looks at every guess before anything is read by it.</summary>
internal static class ImportSuggestions
{
    // Two names are alike from here on: the share of letter pairs they have in common (Dice).
    private const double Alike = 0.85;

    private static readonly string[] NotKnown = ["", "NA", "N/A", "ND", "-"];

    /// <summary>A map for the columns of a file.</summary>
    /// <param name="columns">Their names.</param>
    /// <param name="fileName">The file's name, from which the register gets its first name.</param>
    /// <param name="actor">Who imports.</param>
    public static ImportMap Of(IReadOnlyList<string> columns, string fileName, Actor actor)
    {
        var plain = columns.Distinct().ToDictionary(c => c, ImportWords.Plain);
        var own = !actor.May(Permissions.Administration.Import);
        var key = Best(plain, ImportWords.Keys);
        var code = own ? null : Best(plain, ImportWords.OwnerCodes);
        var name = own ? null : Best(plain.Where(c => c.Key != code), ImportWords.OwnerNames);
        var taken = new[] { key, code, name }.OfType<string>().ToHashSet();
        var register = Path.GetFileNameWithoutExtension(fileName);
        return new ImportMap
        {
            Name = register.Length == 0 ? "register" : register[..Math.Min(register.Length, ImportMap.NameMaxLength)],
            Key = key is null ? [] : [key],
            Organisation = new ImportedOwner { Kind = own ? ImportOwnership.Own : name is null ? ImportOwnership.ByCode : ImportOwnership.Foreign, Code = code ?? "", Name = name ?? "" },
            Unknown = NotKnown,
            Fields = Fields(plain.Where(c => !taken.Contains(c.Key)).ToList()).ToDictionary(f => f.Field, f => new ImportedField { Column = f.Column, Required = f.Field == ImportField.NameEn }),
        };
    }

    // The best pair first; neither a column nor a field is given out twice.
    private static IEnumerable<(ImportField Field, string Column)> Fields(List<KeyValuePair<string, string>> columns)
    {
        var pairs =
            from column in columns
            from words in ImportWords.Headers
            let likeness = words.Value.Select((word, rank) => (IsUrdu(words.Key) ? Sameness(column.Value, word) : Likeness(column.Value, word)) - (rank * 0.001)).Max()
            where likeness >= Alike
            orderby likeness descending
            select (Field: words.Key, Column: column.Key);
        var (fields, names) = (new HashSet<ImportField>(), new HashSet<string>());
        foreach (var pair in pairs.ToList())
        {
            if (fields.Contains(pair.Field) || names.Contains(pair.Column)) continue;
            fields.Add(pair.Field);
            names.Add(pair.Column);
            yield return pair;
        }
    }

    private static string? Best(IEnumerable<KeyValuePair<string, string>> columns, IReadOnlyList<string> words)
    {
        var known = columns.ToList();
        return words.Select(word => known.Find(c => c.Value == word).Key).FirstOrDefault(name => name is not null);
    }

    // "name fr" is nearly "name ur", and yet another language.
    private static bool IsUrdu(ImportField field) => field is ImportField.NameUr or ImportField.SummaryUr;

    private static double Sameness(string one, string other) => one == other ? 1 : 0;

    private static double Likeness(string one, string other)
    {
        if (one == other) return 1;
        if (one.Length < 3 || other.Length < 3) return 0;
        var pairs = Enumerable.Range(0, one.Length - 1).Select(i => one.Substring(i, 2)).ToList();
        var total = pairs.Count + other.Length - 1;
        var common = Enumerable.Range(0, other.Length - 1).Count(i => pairs.Remove(other.Substring(i, 2)));
        return 2.0 * common / total;
    }
}
