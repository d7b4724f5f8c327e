using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Domain.Evidence.Network;

/// <summary>
/// What an inspector saw at a data centre: the only proof of where machines stand. Written once; a mistake is corrected by a new record that names the one it corrects.
/// </summary>
public sealed class SiteInspection : AggregateRoot
{
    /// <summary>The most photographs of one inspection.</summary>
    public const int MostPhotos = 12;

    /// <summary>The most bytes of a photograph: 10 MB.</summary>
    public const int MaxPhotoSize = 10_000_000;

    /// <summary>The most nodes that anybody counts at one site.</summary>
    public const int MostNodes = 10_000;

    /// <summary>Months after which a site is due to be inspected again.</summary>
    public const int DueAfterMonths = 12;

    private readonly List<InspectionPhoto> _photos = [];

    private SiteInspection()
    {
    }

    /// <summary>Its identifier.</summary>
    public SiteInspectionId Id { get; private set; }

    /// <summary>Name of the network.</summary>
    public string Network { get; private set; } = "";

    /// <summary>The site.</summary>
    public string SiteId { get; private set; } = "";

    /// <summary>What was seen.</summary>
    public InspectionRecord Seen { get; private set; } = null!;

    /// <summary>Nodes that governance declared there when the inspection was recorded.</summary>
    public int NodesDeclared { get; private set; }

    /// <summary>The earlier record that this one corrects.</summary>
    public SiteInspectionId? Corrects { get; private set; }

    /// <summary>The later record that corrects this one.</summary>
    public SiteInspectionId? CorrectedBy { get; private set; }

    /// <summary>Who recorded it.</summary>
    public PersonId RecordedBy { get; private set; }

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The photographs, in the order in which they were chosen.</summary>
    public IReadOnlyList<InspectionPhoto> Photos => _photos;

    /// <summary>The day from which the site is due to be inspected again.</summary>
    public DateOnly DueOn => Seen.On.AddMonths(DueAfterMonths);

    /// <summary>Records an inspection.</summary>
    /// <param name="site">The site.</param>
    /// <param name="nodesDeclared">Nodes that are declared there.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="photos">The photographs, checked already.</param>
    /// <param name="corrected">The record it corrects; null for a new inspection.</param>
    /// <param name="today">The day in Pakistan.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="now">The moment.</param>
    public static Result<SiteInspection> Record(
        NetworkSite site, int nodesDeclared, InspectionRecord seen, IReadOnlyList<InspectionPhoto> photos, SiteInspection? corrected, DateOnly today, Actor by, DateTimeOffset now)
    {
        if (seen.On > today || seen.On < InspectionRecord.Earliest) return NetworkErrors.DayImpossible;
        if (photos.Count > MostPhotos) return NetworkErrors.TooManyPhotos;
        if (corrected?.CorrectedBy is not null) return NetworkErrors.CorrectedAlready;
        var inspection = new SiteInspection
        {
            Id = SiteInspectionId.New(),
            Network = site.Network,
            SiteId = site.Id,
            Seen = seen,
            NodesDeclared = nodesDeclared,
            Corrects = corrected?.Id,
            RecordedBy = by.Id,
            RecordedAt = now,
        };
        inspection._photos.AddRange(photos.Select((photo, i) => photo with { Number = i + 1 }));
        corrected?.TakeCorrection(inspection.Id);
        var snapshot = new
        {
            site.Network,
            Site = site.Id,
            seen.On,
            seen.Result,
            seen.NodesCounted,
            NodesDeclared = nodesDeclared,
            seen.Energy,
            seen.Racks,
            seen.Access,
            seen.Power,
            seen.Note,
            Corrects = corrected?.Id.Code,
            Photos = photos.Select(p => p.Sha256).ToList(),
        };
        inspection.Raise(new SiteInspected(inspection.Id, site.Network, site.Id, snapshot, inspection.Version, by, now));
        return inspection;
    }

    private void TakeCorrection(SiteInspectionId by)
    {
        CorrectedBy = by;
        Touch();
    }
}

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
