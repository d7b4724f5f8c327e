namespace Portal.Infrastructure.Oscal.Model;

/// <summary>What every document says of itself.</summary>
internal sealed record OscalMetadata
{
    public required string Title { get; init; }

    public string? Published { get; init; }

    public required string LastModified { get; init; }

    public required string Version { get; init; }

    public string OscalVersion { get; init; } = OscalJson.Version;

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public IReadOnlyList<OscalRole> Roles { get; init; } = [];

    public IReadOnlyList<OscalParty> Parties { get; init; } = [];

    public string? Remarks { get; init; }
}

/// <summary>A name and its value; in the portal's own namespace unless it says otherwise.</summary>
internal sealed record OscalProperty
{
    public required string Name { get; init; }

    public string? Ns { get; init; }

    public required string Value { get; init; }

    public string? Class { get; init; }

    public string? Group { get; init; }
}

internal sealed record OscalLink(string Href, string? Rel = null, string? Text = null);

internal sealed record OscalRole(string Id, string Title);

internal sealed record OscalParty(Guid Uuid, string Type, string Name)
{
    public string? ShortName { get; init; }
}

internal sealed record OscalResponsibleRole(string RoleId, IReadOnlyList<Guid> PartyUuids);

internal sealed record OscalBackMatter(IReadOnlyList<OscalResource> Resources);

/// <summary>Something outside the document that it speaks of.</summary>
internal sealed record OscalResource(Guid Uuid, string Title)
{
    public string? Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public OscalCitation? Citation { get; init; }

    public IReadOnlyList<OscalResourceLink> Rlinks { get; init; } = [];
}

internal sealed record OscalCitation(string Text);

internal sealed record OscalResourceLink(string Href, string? MediaType = null);

/// <summary>A part of a service as the thing that is judged.</summary>
internal sealed record OscalSystemComponent
{
    public required Guid Uuid { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<OscalProperty> Props { get; init; } = [];

    public required OscalStatus Status { get; init; }
}

internal sealed record OscalStatus(string State);
