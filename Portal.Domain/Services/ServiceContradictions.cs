namespace Portal.Domain.Services;

/// <summary>Two answers of a filing of which only one can be true.</summary>
/// <param name="Code">Stable name; its words are resources.</param>
/// <param name="Section">The section to look at first.</param>
/// <param name="Field">The answer in it.</param>
/// <param name="Subject">What stands against it, as it was entered: the name of a data set, or a country.</param>
public sealed record Contradiction(string Code, ServiceSectionName Section, string Field, string Subject);

/// <summary>
/// Answers that contradict each other. A filing with any is not taken; where the register has one nevertheless, from an import or from before, the stricter
/// answer is judged, or none (<see cref="Compliance.FactReading"/>).
/// </summary>
public static class ServiceContradictions
{
    /// <summary>Every contradiction, in the order of the sections.</summary>
    /// <param name="content">What a filing says.</param>
    public static IReadOnlyList<Contradiction> In(ServiceContent content)
    {
        var (data, found) = (content.Data, new List<Contradiction>());
        foreach (var set in content.DataSets.Items)
        {
            if (set.Class > data.Class) found.Add(new("DataSetClass", ServiceSectionName.Data, "Class", set.Name));
            if (set.PersonalData > data.PersonalData) found.Add(new("DataSetPersonalData", ServiceSectionName.Data, "PersonalData", set.Name));
            if (set.PersonalData > PersonalDataTier.None && set.RetentionDays > data.RetentionDays)
                found.Add(new("DataSetRetention", ServiceSectionName.Data, "RetentionDays", set.Name));
        }

        if (KeysElsewhere(content) is { } country) found.Add(new("KeysElsewhere", ServiceSectionName.Safeguards, "KeyCustodyCountry", country));
        return found;
    }

    /// <summary>The country of a part that holds keys, where it is another than the one said to hold them; null where none is.</summary>
    /// <param name="content">What a filing says.</param>
    internal static string? KeysElsewhere(ServiceContent content) => content.Safeguards.KeyCustodyCountry is { Length: > 0 } said
        ? content.Placements.Items.FirstOrDefault(p => p is { Role: PlacementRole.Key, Country.Length: > 0 } && p.Country != said)?.Country
        : null;
}
