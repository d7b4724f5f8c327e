using System.Globalization;
using System.Text.Json;

namespace Portal.Infrastructure.Oscal;

/// <summary>
/// Puts any text into what OSCAL's data types allow. A value of a property is kept exactly: what the type does not allow is written as a JSON
/// string, which begins with a quotation mark, and so is what begins with one.
/// </summary>
internal static class OscalValue
{
    private const char Quote = '"';

    /// <summary>A value as a property holds it.</summary>
    public static string Write(string value) =>
        value.Length == 0 || value[0] == Quote || IsSpace(value[0]) || IsSpace(value[^1]) || value.Any(BreaksLine) ? JsonSerializer.Serialize(value) : value;

    /// <summary>The value that was written; null where a quotation mark begins what is no JSON string.</summary>
    public static string? Read(string written)
    {
        if (written.Length == 0 || written[0] != Quote) return written;
        try
        {
            return JsonSerializer.Deserialize<string>(written);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Words on one line, for people: what breaks a line becomes a space. What says nothing becomes the other words.</summary>
    public static string Line(string words, string otherwise)
    {
        var line = string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 ? line : otherwise;
    }

    /// <summary>A moment in UTC, with every digit that it has.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day as the moment at which it begins in UTC.</summary>
    public static string Moment(DateOnly day) => Moment(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    // What the expression \s of the schemas' regular expressions means, and the byte order mark with it.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character == '\uFEFF';

    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' || char.IsSurrogate(character);
}
