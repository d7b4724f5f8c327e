using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// How answers are read as facts. Where data sets and the whole service contradict each other (<see cref="ServiceContradictions"/>) the stricter answer is the
/// fact; where keys are said to be in two countries it is not known in which; a code that no country has names none.
/// </summary>
internal static class FactReading
{
    public static ServiceData Data(ServiceContent content)
    {
        var data = content.Data;
        foreach (var set in content.DataSets.Items)
        {
            if (set.Class > data.Class) data = data with { Class = set.Class };
            if (set.PersonalData > data.PersonalData) data = data with { PersonalData = set.PersonalData };
            if (set.PersonalData > PersonalDataTier.None && set.RetentionDays > data.RetentionDays) data = data with { RetentionDays = set.RetentionDays };
        }

        return data;
    }

    public static ServiceSafeguards Safeguards(ServiceContent content) =>
        content.Safeguards is { KeyCustodyCountry: not null } said && (IsNoCountry(said.KeyCustodyCountry) || ServiceContradictions.KeysElsewhere(content) is not null)
            ? said with { KeyCustodyCountry = null }
            : content.Safeguards;

    public static IReadOnlyList<Placement> Placements(IReadOnlyList<Placement> said) =>
        said.Any(p => IsNoCountry(p.Country) || IsNoCountry(p.OperatorJurisdiction))
            ? [.. said.Select(p => p with { Country = Known(p.Country), OperatorJurisdiction = Known(p.OperatorJurisdiction) })]
            : said;

    private static bool IsNoCountry(string? code) => code is not null && !IsoCountries.Know(code);

    private static string? Known(string? code) => IsNoCountry(code) ? null : code;
}
