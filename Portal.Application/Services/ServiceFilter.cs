using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Which services a list shows. What is null or empty does not narrow it.</summary>
public sealed record ServiceFilter
{
    /// <summary>The most characters of <see cref="Text"/>.</summary>
    public const int TextMaxLength = 100;

    /// <summary>Words of the code or of the name in either language, as people spell them.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the filing stands.</summary>
    public ServiceState? State { get; init; }

    /// <summary>Code of the owning organisation, or of one above it.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Only that organisation itself, without those below it.</summary>
    public bool OrganisationAlone { get; init; }

    /// <summary>Where it belongs.</summary>
    public Region? Region { get; init; }

    /// <summary>Data class.</summary>
    public DataClass? Class { get; init; }

    /// <summary>How it stands now.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Id of an obligation it does not meet, or for which a fact is missing (see <see cref="Outcome"/>).</summary>
    public string Obligation { get; init; } = "";

    /// <summary>A part of it is in a place of this kind.</summary>
    public PlacementKind? Kind { get; init; }

    /// <summary>A part of it is in this country, ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    /// <summary>A part of it runs on this subnet: its principal, or the name of the site it is at.</summary>
    public string Subnet { get; init; } = "";

    /// <summary>A part of it is outside the home country.</summary>
    public bool Abroad { get; init; }
}
