using Portal.Domain.Services;

namespace Portal.Domain.Imports;

/// <summary>What an import can say of a service: four sections and where its primary is.</summary>
public static class ImportedContent
{
    /// <summary>The first part that is a primary; null where there is none.</summary>
    /// <param name="content">What a service says.</param>
    public static Placement? Primary(this ServiceContent content) => content.Placements.Items.FirstOrDefault(p => p.Role == PlacementRole.Primary);

    /// <summary>The same with another primary.</summary>
    /// <param name="content">What a service says.</param>
    /// <param name="primary">The primary.</param>
    public static ServiceContent WithPrimary(this ServiceContent content, Placement primary)
    {
        var items = content.Placements.Items;
        var known = content.Primary();
        return content.With(new ServicePlacements(known is null ? [primary, .. items] : [.. items.Select(p => ReferenceEquals(p, known) ? primary : p)]));
    }

    /// <summary>Whether nothing of it was changed.</summary>
    /// <param name="content">What a service says.</param>
    /// <param name="before">What it said, from which <paramref name="content"/> was made.</param>
    public static bool IsStill(this ServiceContent content, ServiceContent before) =>
        content.About == before.About && content.Contacts == before.Contacts && content.Data == before.Data && content.Safeguards == before.Safeguards
        && content.Placements.Items.SequenceEqual(before.Placements.Items);
}
