using Portal.Domain.Documents;

namespace Portal.Domain.Evidence.Network;

/// <summary>What an inspector saw and found.</summary>
public sealed record InspectionRecord
{
    /// <summary>The most characters of a name.</summary>
    public const int NameMaxLength = 120;

    /// <summary>The most characters of what was seen of one thing.</summary>
    public const int TextMaxLength = 1000;

    /// <summary>The Internet Computer began on 10 May 2021; before that there was nothing to inspect.</summary>
    public static DateOnly Earliest { get; } = new(2021, 5, 10);

    /// <summary>The day, in Pakistan.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Name of the inspector.</summary>
    public required string Inspector { get; init; }

    /// <summary>The body the inspector belongs to.</summary>
    public required string Body { get; init; }

    /// <summary>What it came to.</summary>
    public required InspectionResult Result { get; init; }

    /// <summary>Nodes that were counted; null where they could not be.</summary>
    public int? NodesCounted { get; init; }

    /// <summary>How the racks were told apart.</summary>
    public string Racks { get; init; } = "";

    /// <summary>Who can reach the machines, and how that is kept.</summary>
    public string Access { get; init; } = "";

    /// <summary>Where the power comes from.</summary>
    public EnergySupply? Energy { get; init; }

    /// <summary>More about the power: feeds, generators, hours they last.</summary>
    public string Power { get; init; } = "";

    /// <summary>Whatever else a reader should know.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What an inspection came to.</summary>
public enum InspectionResult
{
    /// <summary>What is declared is there.</summary>
    Confirmed,

    /// <summary>Part of it is there, or could be seen.</summary>
    Partly,

    /// <summary>It is not there, or could not be seen.</summary>
    NotConfirmed,
}

/// <summary>Where a site's power comes from.</summary>
public enum EnergySupply
{
    /// <summary>The public grid alone.</summary>
    Grid,

    /// <summary>The grid, with generators or batteries behind it.</summary>
    GridWithBackup,

    /// <summary>Mostly sun or wind on the site.</summary>
    Renewable,

    /// <summary>Mostly water power by contract.</summary>
    Hydropower,

    /// <summary>A plant of its own.</summary>
    OwnPlant,
}

/// <summary>A photograph; its content lies in the store under the same identifier.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Number">Its place among the inspection's photographs, from 1.</param>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">PNG or JPEG.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Shows">What it shows, for whoever cannot see it.</param>
public sealed record InspectionPhoto(InspectionPhotoId Id, int Number, string FileName, DocumentMediaType MediaType, long Size, string Sha256, string Shows)
{
    /// <summary>The most characters of <see cref="Shows"/>.</summary>
    public const int ShowsMaxLength = 200;

    /// <summary>Whether a file's name says that it is a photograph.</summary>
    /// <param name="name">The name.</param>
    public static DocumentMediaType? TypeOf(string name) => DocumentMediaTypes.Of(name) is DocumentMediaType.Png or DocumentMediaType.Jpeg ? DocumentMediaTypes.Of(name) : null;
}
