using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Infrastructure.Persistence;

/// <summary>
/// Verdicts as one JSON text, as short as may be, since each of a million services has two dozen: an array for each, of the obligation, the outcome's
/// letter with the reason behind it unless it is the usual one, the facts, and the waiver if there is one, for example
/// <c>["KEY-PK","FAbroad","c:DE","e:DataClass.Secret"]</c>. Verdicts written at length, as records, are read too.
/// </summary>
internal static class VerdictText
{
    private static readonly (char Letter, Outcome Outcome, string Usual)[] Letters =
    [
        ('P', Outcome.Pass, Verdict.Pass().Reason),
        ('N', Outcome.NotApplicable, Verdict.NotApplicable().Reason),
        ('U', Outcome.Undetermined, Verdict.Undetermined().Reason),
        ('F', Outcome.Fail, ""),
    ];

    // Nearly every verdict is one of these few.
    private static readonly string[] Alone = [.. Letters.Select(l => l.Letter.ToString())];

    public static ValueConverter<IReadOnlyList<ObligationResult>, string> Converter { get; } = new(results => Write(results), text => Read(text));

    public static ValueComparer<IReadOnlyList<ObligationResult>> Comparer { get; } = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
        results => results.Count,
        results => results);

    public static string Write(IReadOnlyList<ObligationResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        for (var i = 0; i < results.Count; i++)
        {
            var (id, verdict) = results[i];
            json.WriteStartArray();
            json.WriteStringValue(id);
            json.WriteStringValue(Standing(verdict));
            foreach (var arg in verdict.Args) json.WriteStringValue(arg);
            if (results[i].Waiver is { } waiver) JsonSerializer.Serialize(json, waiver, JsonConversion.Options);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<ObligationResult> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var results = new ObligationResult[json.RootElement.GetArrayLength()];
        var at = 0;
        foreach (var item in json.RootElement.EnumerateArray())
            results[at++] = item.ValueKind == JsonValueKind.Array ? Short(item) : item.Deserialize<ObligationResult>(JsonConversion.Options);
        return results;
    }

    private static string Standing(Verdict verdict)
    {
        var at = Array.FindIndex(Letters, l => l.Outcome == verdict.Outcome);
        return verdict.Reason == Letters[at].Usual ? Alone[at] : Alone[at] + verdict.Reason;
    }

    private static ObligationResult Short(JsonElement item)
    {
        var standing = item[1].GetString()!;
        var (_, outcome, usual) = Array.Find(Letters, l => l.Letter == standing[0]);
        var last = item[item.GetArrayLength() - 1];
        var args = item.EnumerateArray().Skip(2).Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!);
        return new ObligationResult(IdOf(item[0].GetString()!), new Verdict(outcome, standing.Length == 1 ? usual : standing[1..], [.. args]))
        {
            Waiver = last.ValueKind == JsonValueKind.Object ? last.Deserialize<AppliedWaiver>(JsonConversion.Options) : null,
        };
    }

    private static string IdOf(string id) => ObligationCatalogue.Find(id)?.Id ?? id;
}
