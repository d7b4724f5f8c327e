using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services.Relations;

/// <summary>That one service needs something.</summary>
/// <param name="From">The service that needs it.</param>
/// <param name="To">What it needs.</param>
/// <param name="Kind">What of it is used.</param>
/// <param name="Name">The interface, the data set, or the name of something outside the register; may be empty.</param>
/// <param name="IsVital">Without it the service stops.</param>
public sealed record Relation(RelationEnd From, RelationEnd To, DependencyKind Kind, string Name, bool IsVital)
{
    /// <summary>It lies on a circle: what is needed needs, through others, the one that needs it.</summary>
    public bool IsInCircle { get; init; }
}

/// <summary>One end of a relation.</summary>
/// <param name="Id">The service; null for what is no service that the reader may know of.</param>
/// <param name="Code">Its code, or the code that a filing names; empty for something outside the register.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands; null for what is no service.</param>
public sealed record RelationEnd(ServiceId? Id, string Code, LocalizedText Name, ServiceState? State)
{
    /// <summary>A filing names a code that no service has, or none that the reader may know of.</summary>
    public bool IsUnknown => Id is null && Code.Length > 0;

    /// <summary>What tells it from other ends.</summary>
    public string Key => Id is { } id ? id.ToString() : Code.Length > 0 ? Code : RegisterText.Fold(Name.En);

    internal static RelationEnd Of(RegisterEntry entry) => new(entry.Id, entry.Code, new(entry.NameEn, entry.NameUr), entry.State);

    internal static RelationEnd Outside(ServiceLink link) => new(null, link.ToCode, new(link.Name, ""), null);
}
