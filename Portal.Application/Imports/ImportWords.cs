using System.Text;
using System.Text.Json;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>What columns and cells are called in other registers, in English and Urdu: the resource <c>ImportWords.json</c>.</summary>
internal static class ImportWords
{
    private static readonly WordList List = Read();
    private static readonly Dictionary<string, string> Countries = Plain(List.Countries);
    private static readonly HashSet<string> Yes = [.. List.Yes.Select(Plain)];
    private static readonly HashSet<string> No = [.. List.No.Select(Plain)];

    /// <summary>Names of the columns of a field, in their plain form.</summary>
    public static IReadOnlyDictionary<ImportField, string[]> Headers { get; } = List.Headers.ToDictionary(h => h.Key, h => h.Value.Select(Plain).ToArray());

    /// <summary>Names of columns that tell records apart, best first.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. List.Keys.Select(Plain)];

    /// <summary>Names of columns that hold the owner's code, best first.</summary>
    public static IReadOnlyList<string> OwnerCodes { get; } = [.. List.OwnerCodes.Select(Plain)];

    /// <summary>Names of columns that hold the owner's name, best first.</summary>
    public static IReadOnlyList<string> OwnerNames { get; } = [.. List.OwnerNames.Select(Plain)];

    /// <summary>A text without case, signs and spaces, so that <c>Service_Name</c> and <c>service name</c> are the same.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }

    /// <summary>A yes or a no; null for neither.</summary>
    /// <param name="cell">The cell.</param>
    public static object? YesOrNo(string cell)
    {
        var plain = Plain(cell);
        return Yes.Contains(plain) ? true : No.Contains(plain) ? false : null;
    }

    /// <summary>One of an enumeration's answers, by its name or another word for it; null for none.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="cell">The cell.</param>
    public static object? Choice<T>(string cell)
        where T : struct, Enum => Choices<T>.ByWord.TryGetValue(Plain(cell), out var value) ? value : null;

    /// <summary>The code of a country, by itself or by the country's name; null for none.</summary>
    /// <param name="cell">The cell.</param>
    public static object? Country(string cell) =>
        cell.Length == 2 && IsoCountries.Know(cell.ToUpperInvariant()) ? cell.ToUpperInvariant() : Countries.GetValueOrDefault(Plain(cell));

    private static WordList Read()
    {
        using var stream = typeof(ImportWords).Assembly.GetManifestResourceStream("Portal.Application.Imports.ImportWords.json")!;
        return JsonSerializer.Deserialize<WordList>(stream, JsonSerializerOptions.Web)!;
    }

    private static Dictionary<string, string> Plain(Dictionary<string, string> words) => words.ToDictionary(w => Plain(w.Key), w => w.Value);

    private static class Choices<T>
        where T : struct, Enum
    {
        public static Dictionary<string, T> ByWord { get; } = Read();

        private static Dictionary<string, T> Read()
        {
            var words = Enum.GetValues<T>().ToDictionary(v => Plain(v.ToString()), v => v);
            foreach (var (word, value) in List.Choices[typeof(T).Name]) words.TryAdd(Plain(word), Enum.Parse<T>(value));
            return words;
        }
    }

    private sealed record WordList(
        Dictionary<ImportField, string[]> Headers,
        string[] Keys,
        string[] OwnerCodes,
        string[] OwnerNames,
        string[] Yes,
        string[] No,
        Dictionary<string, Dictionary<string, string>> Choices,
        Dictionary<string, string> Countries);
}
