using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Domain.Organisations;

/// <summary>What an organisation is, in the order of the portal's lists.</summary>
public enum OrganisationKind
{
    /// <summary>A federal ministry or division.</summary>
    Ministry,

    /// <summary>The Pakistan Digital Authority.</summary>
    DigitalAuthority,

    /// <summary>A regulator such as SBP, SECP, PTA or PVARA.</summary>
    Regulator,

    /// <summary>A provincial information technology body.</summary>
    Provincial,

    /// <summary>An information technology body of Islamabad, Gilgit-Baltistan or Azad Jammu and Kashmir.</summary>
    Territorial,

    /// <summary>A firm or agency that applies to a sandbox.</summary>
    Applicant,

    /// <summary>A body known only from a register that was imported; nobody signs in for it.</summary>
    Imported,
}

/// <summary>Where an organisation's services belong on the map.</summary>
public enum Region
{
    /// <summary>Federal ministries and bodies.</summary>
    Federal,

    /// <summary>Punjab.</summary>
    Punjab,

    /// <summary>Sindh.</summary>
    Sindh,

    /// <summary>Khyber Pakhtunkhwa.</summary>
    KhyberPakhtunkhwa,

    /// <summary>Balochistan.</summary>
    Balochistan,

    /// <summary>Islamabad Capital Territory.</summary>
    Islamabad,

    /// <summary>Gilgit-Baltistan.</summary>
    GilgitBaltistan,

    /// <summary>Azad Jammu and Kashmir.</summary>
    AzadJammuKashmir,
}

/// <summary>A body that owns services, regulates, audits or applies.</summary>
public sealed class Organisation : AggregateRoot
{
    /// <summary>The most characters a code may have.</summary>
    public const int CodeMaxLength = 12;

    private Organisation()
    {
    }

    /// <summary>Its identifier.</summary>
    public OrganisationId Id { get; private set; }

    /// <summary>Short code in capital letters; service codes begin with it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>What it is.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Where it belongs.</summary>
    public Region Region { get; private set; }

    /// <summary>The organisation it stands under; null where there is none.</summary>
    public OrganisationId? ParentId { get; private set; }

    /// <summary>First day on which it exists.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day on which it exists; null while it does.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The organisation that took over when this one ended; null while it exists, or where there is none.</summary>
    public OrganisationId? SuccessorId { get; private set; }

    /// <summary>The last serial given to a service of this organisation.</summary>
    public int LastServiceSerial { get; private set; }

    /// <summary>A new organisation of the reference data or of an import.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="code">Capital letters and digits.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="region">Where it belongs.</param>
    /// <param name="validFrom">First day on which it exists.</param>
    public static Organisation Create(OrganisationId id, string code, LocalizedText name, OrganisationKind kind, Region region, DateOnly validFrom) =>
        new() { Id = id, Code = code, Name = name, Kind = kind, Region = region, ValidFrom = validFrom };

    /// <summary>Brings name, kind, region and validity up to the reference data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="region">Where it belongs.</param>
    /// <param name="validFrom">First day.</param>
    /// <param name="validUntil">Last day, if any.</param>
    public void Describe(LocalizedText name, OrganisationKind kind, Region region, DateOnly validFrom, DateOnly? validUntil)
    {
        if (Name == name && Kind == kind && Region == region && ValidFrom == validFrom && ValidUntil == validUntil) return;
        (Name, Kind, Region, ValidFrom, ValidUntil) = (name, kind, region, validFrom, validUntil);
        Touch();
    }

    /// <summary>Ends it, for example when it is merged into another. Its services stay its own until they are handed over.</summary>
    /// <param name="lastDay">Last day on which it exists.</param>
    /// <param name="successor">The organisation that takes over; null where there is none.</param>
    /// <param name="reason">The act or notification that ends it.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="now">The moment.</param>
    public Result End(DateOnly lastDay, Organisation? successor, string reason, Actor by, DateTimeOffset now)
    {
        if (ValidUntil is not null) return OrganisationErrors.Ended;
        if (lastDay < ValidFrom) return OrganisationErrors.EndsBeforeItBegan;
        if (successor is not null && (successor.Id == Id || successor.ValidUntil is not null)) return OrganisationErrors.NoSuccessor;
        if (string.IsNullOrWhiteSpace(reason)) return OrganisationErrors.ReasonMissing;
        (ValidUntil, SuccessorId) = (lastDay, successor?.Id);
        Raise(new OrganisationEnded(Id, Code, lastDay, successor?.Code, reason, Version, by, now));
        return Result.Ok;
    }

    /// <summary>Puts it under another organisation, or under none.</summary>
    /// <param name="parent">The other; not itself.</param>
    /// <exception cref="ArgumentException">It would stand under itself.</exception>
    public void PlaceUnder(OrganisationId? parent)
    {
        if (parent == Id) throw new ArgumentException("An organisation does not stand under itself.", nameof(parent));
        if (ParentId == parent) return;
        ParentId = parent;
        Touch();
    }

    /// <summary>The next service code, <c>PITB-0042</c>. Two at once: the version lets one of them win.</summary>
    public string NextServiceCode()
    {
        LastServiceSerial++;
        Touch();
        return FormattableString.Invariant($"{Code}-{LastServiceSerial:0000}");
    }
}
