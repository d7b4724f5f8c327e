using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Compliance;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>The words of an obligation and of its verdicts, in the reader's language.</summary>
public sealed class ReasonText(IStringLocalizer<ObligationsText> texts, CountryText countries, Dates dates)
{
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    public string Title(string obligationId) => texts[obligationId + ".Title"];

    /// <summary>One sentence: what the obligation demands.</summary>
    public string Demand(string obligationId) => texts[obligationId + ".Demand"];

    /// <summary>Instrument and section.</summary>
    public string Source(string obligationId) => texts[obligationId + ".Source"];

    /// <summary>What to do next when the obligation is not met or cannot be determined.</summary>
    public string Fix(string obligationId) => texts[obligationId + ".Fix"];

    /// <summary>One step of a remedy.</summary>
    public string Step(RemedyStep step) => texts[$"Step.{step}"];

    /// <summary>Why a verdict is what it is, as plain text.</summary>
    public string Of(string obligationId, Verdict verdict) =>
        texts[$"{obligationId}.{verdict.Reason}", [.. verdict.Args.Select(Words)]];

    private object Words(string fact)
    {
        var value = fact[2..];
        return fact[0] switch
        {
            'e' => texts["Phrase." + value].Value,
            'c' => countries[value],
            'd' => dates.Long(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            'n' => Numbers.Count(long.Parse(value, CultureInfo.InvariantCulture)),
            _ => AsEntered(value),
        };
    }

    // What a person entered may run in the other direction than the sentence around it.
    private string AsEntered(string value) => value.Length == 0 ? texts["Phrase.NotGiven"] : $"{Isolate}{value}{EndIsolate}";
}
