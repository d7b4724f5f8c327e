using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Infrastructure.Oscal.Model;

namespace Portal.Infrastructure.Oscal;

/// <summary>Properties in the portal's own namespace: what OSCAL has no place for, carried faithfully.</summary>
internal static class OscalProps
{
    public const string PolicyVersion = "policy-version";
    public const string ServiceId = "service-id";
    public const string ServiceCode = "service-code";
    public const string Outcome = "outcome";
    public const string Found = "found";
    public const string Reason = "reason";
    public const string Fact = "fact";
    public const string WaiverId = "waiver-id";
    public const string WaiverCode = "waiver";
    public const string WaivedUntil = "waived-until";
    public const string Switch = "switch";
    public const string TitleUr = "title-ur";
    public const string EvaluatedAt = "evaluated-at";
    public const string Finding = "finding";
    public const string State = "state";
    public const string DueOn = "due-on";
    public const string Obligation = "obligation";

    private const string Day = "yyyy-MM-dd";

    /// <summary>A property of the portal's own.</summary>
    public static OscalProperty Of(string name, string value, string? @class = null, string? group = null) =>
        new() { Name = name, Ns = OscalIds.Ns, Value = OscalValue.Write(value), Class = @class, Group = group };

    /// <summary>A property where there is a value.</summary>
    public static IEnumerable<OscalProperty> Maybe(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [Of(name, value)];

    /// <summary>The Urdu words beside the English ones of a title.</summary>
    public static IEnumerable<OscalProperty> Urdu(LocalizedText words) => Maybe(TitleUr, words.Ur);

    /// <summary>A result with its verdict and its waiver, so that it can be read back to the last letter.</summary>
    public static IEnumerable<OscalProperty> Of(ObligationResult result) =>
    [
        Of(Outcome, result.Outcome.ToString()),
        Of(Found, result.Verdict.Outcome.ToString()),
        Of(Reason, result.Verdict.Reason),
        .. result.Verdict.Args.Select(fact => Of(Fact, fact)),
        .. result.Waiver is { } waiver ? [Of(WaiverId, waiver.Id.ToString()), Of(WaiverCode, waiver.Code), Of(WaivedUntil, waiver.Until.ToString(Day, CultureInfo.InvariantCulture))] : Array.Empty<OscalProperty>(),
    ];

    /// <summary>The result that properties carry; null where they carry none.</summary>
    public static ObligationResult? ReadResult(string obligationId, IReadOnlyList<OscalProperty> props)
    {
        if (!Enum.TryParse<Domain.Compliance.Outcome>(Read(props, Found), out var outcome) || !Enum.IsDefined(outcome) || Read(props, Reason) is not { } reason) return null;
        var facts = Own(props, Fact).Select(p => OscalValue.Read(p.Value)).ToArray();
        return facts.Contains(null) || facts.Length > Verdict.MostFacts ? null : new ObligationResult(obligationId, new Verdict(outcome, reason, facts!)) { Waiver = ReadWaiver(props) };
    }

    /// <summary>The value of a property of the portal's own; null where there is none.</summary>
    public static string? Read(IReadOnlyList<OscalProperty> props, string name) => Own(props, name).FirstOrDefault() is { } found ? OscalValue.Read(found.Value) : null;

    /// <summary>The values of a property of the portal's own that may stand several times.</summary>
    public static IEnumerable<string> ReadAll(IReadOnlyList<OscalProperty> props, string name) => Own(props, name).Select(p => OscalValue.Read(p.Value)).OfType<string>();

    private static AppliedWaiver? ReadWaiver(IReadOnlyList<OscalProperty> props) =>
        Guid.TryParse(Read(props, WaiverId), out var id) && DateOnly.TryParseExact(Read(props, WaivedUntil), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? new AppliedWaiver(new(id), Read(props, WaiverCode) ?? "", until)
            : null;

    private static IEnumerable<OscalProperty> Own(IReadOnlyList<OscalProperty> props, string name) => props.Where(p => p.Name == name && p.Ns == OscalIds.Ns);
}
