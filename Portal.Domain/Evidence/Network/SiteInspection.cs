using Portal.Domain.Access;
using Portal.Domain.Common;

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
