using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Documents;

/// <summary>
/// A file that bears out what a filing says. Its content lies in the store under the same identifier and never changes; nobody can open
/// it before the check has accepted it.
/// </summary>
public sealed class Document : AggregateRoot
{
    /// <summary>The most bytes of one file: 20 MB.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>The most documents a service has at once; those refused, removed or replaced are not counted.</summary>
    public const int MostPerService = 50;

    /// <summary>The most revisions of one document.</summary>
    public const int MostRevisions = 20;

    /// <summary>Days before its last day on which a document counts as expiring.</summary>
    public const int NoticeDays = 30;

    /// <summary>Characters of <see cref="Sha256"/>.</summary>
    public const int Sha256Length = 64;

    private Document()
    {
    }

    /// <summary>Its identifier.</summary>
    public DocumentId Id { get; private set; }

    /// <summary>The service it is evidence of.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The organisation that owns the service.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Its number at the service, from 1 and never given twice: of two uploads at once only one can take the last place.</summary>
    public int Number { get; private set; }

    /// <summary>The file's name, cleaned by <see cref="DocumentName"/>.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The kind of file its name says; the check holds the content against it.</summary>
    public DocumentMediaType MediaType { get; private set; }

    /// <summary>What it bears out.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>The last day on which it holds, in Pakistan; null for one that does not end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>It had expired when it was filed, and its uploader said so: there is nothing to renew.</summary>
    public bool IsForTheRecord { get; private set; }

    /// <summary>The first revision of the same document; null for a first revision itself.</summary>
    public DocumentId? FirstRevision { get; private set; }

    /// <summary>How many revisions came before it.</summary>
    public int Earlier { get; private set; }

    /// <summary>Which revision it is, from 1.</summary>
    public int Revision => Earlier + 1;

    /// <summary>What all revisions of the document have in common.</summary>
    public DocumentId Series => FirstRevision ?? Id;

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who uploaded it.</summary>
    public PersonId UploadedBy { get; private set; }

    /// <summary>When it was uploaded, in UTC.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public DocumentState State { get; private set; }

    /// <summary>Why it was refused; null otherwise.</summary>
    public DocumentRefusal? Refusal { get; private set; }

    /// <summary>When the check decided, in UTC; decisions before that did not rest on it.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When a later revision took its place, in UTC; decisions after that do not rest on it.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>The revision that took its place.</summary>
    public DocumentId? ReplacedBy { get; private set; }

    /// <summary>When it was removed, in UTC.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The last thing its organisation was told about its end.</summary>
    public DocumentExpiry Told { get; private set; }

    /// <summary>Whether it is what the document says now: accepted, not replaced, not removed.</summary>
    public bool IsCurrent => State == DocumentState.Accepted && ReplacedAt is null && RemovedAt is null;

    /// <summary>A document that was uploaded and waits for its check.</summary>
    /// <param name="id">The identifier its content is stored under.</param>
    /// <param name="service">The service.</param>
    /// <param name="number">The next number at the service.</param>
    /// <param name="file">What is in the store.</param>
    /// <param name="terms">What its uploader says of it.</param>
    /// <param name="replaces">The document it is a new revision of; takes its place once it is accepted.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="now">The moment.</param>
    public static Result<Document> Add(
        DocumentId id, Service service, int number, DocumentFile file, DocumentTerms terms, Document? replaces, Actor by, DateTimeOffset now)
    {
        if (ServiceLifecycle.IsFinal(service.State)) return DocumentErrors.Closed;
        if (file.Size <= 0) return DocumentErrors.Empty;
        if (file.Size > MaxSize) return DocumentErrors.TooLarge;
        var name = DocumentName.Clean(file.Name);
        if (DocumentMediaTypes.Of(name) is not { } type) return DocumentErrors.NotAllowed;
        if (terms.Check(WorkingCalendar.DayOf(now)) is { } refused) return refused;
        if (replaces is not null && (!replaces.IsCurrent || replaces.ServiceId != service.Id)) return DocumentErrors.NotCurrent;
        if (replaces?.Revision >= MostRevisions) return DocumentErrors.TooManyRevisions;
        var document = new Document
        {
            Id = id,
            ServiceId = service.Id,
            OrganisationId = service.OrganisationId,
            Number = number,
            FileName = name,
            MediaType = type,
            Kind = terms.Kind,
            ValidUntil = terms.ValidUntil,
            FirstRevision = replaces?.Series,
            Earlier = replaces?.Revision ?? 0,
            Size = file.Size,
            Sha256 = file.Sha256,
            UploadedBy = by.Id,
            UploadedAt = now,
            IsForTheRecord = terms.HasExpired,
        };
        document.Note(DocumentChange.Added, by, now);
        return document;
    }

    /// <summary>Says what the check found. Said once; later checks change nothing.</summary>
    /// <param name="refusal">Why it is refused; null to accept it.</param>
    /// <param name="by">The check.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether this check decided.</returns>
    public bool Decide(DocumentRefusal? refusal, Actor by, DateTimeOffset now)
    {
        if (State != DocumentState.Quarantined || RemovedAt is not null) return false;
        (State, Refusal, CheckedAt) = (refusal is null ? DocumentState.Accepted : DocumentState.Refused, refusal, now);
        Note(refusal is null ? DocumentChange.Accepted : DocumentChange.Refused, by, now);
        return true;
    }

    /// <summary>Gives way to an accepted later revision; it stays to be read, with its number and hash.</summary>
    /// <param name="revision">The later revision.</param>
    /// <param name="by">The check that accepted it.</param>
    /// <param name="now">The moment.</param>
    public void Replace(Document revision, Actor by, DateTimeOffset now)
    {
        if (!IsCurrent || !revision.IsCurrent || revision.Series != Series) throw new InvalidOperationException();
        (ReplacedAt, ReplacedBy) = (now, revision.Id);
        Note(DocumentChange.Replaced, by, now);
    }

    /// <summary>How near its end is on a day.</summary>
    /// <param name="today">The day, in Pakistan.</param>
    public DocumentExpiry ExpiryOn(DateOnly today) => ValidUntil switch
    {
        null => DocumentExpiry.None,
        { } until when until < today => DocumentExpiry.Expired,
        { } until when until <= today.AddDays(NoticeDays) => DocumentExpiry.Expiring,
        _ => DocumentExpiry.None,
    };

    /// <summary>Has its organisation told that it expires or has expired; each is told once.</summary>
    /// <param name="today">The day, in Pakistan.</param>
    /// <param name="by">The keeper of documents.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether there was something to tell.</returns>
    public bool Tell(DateOnly today, Actor by, DateTimeOffset now)
    {
        var expiry = ExpiryOn(today);
        if (!IsCurrent || IsForTheRecord || expiry <= Told) return false;
        Told = expiry;
        Note(expiry == DocumentExpiry.Expired ? DocumentChange.Expired : DocumentChange.Expiring, by, now);
        return true;
    }

    /// <summary>Takes it away again, while the filing is with the filer. A revision stays: another one takes its place.</summary>
    /// <param name="service">The service.</param>
    /// <param name="by">Somebody of the owning organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Remove(Service service, Actor by, DateTimeOffset now)
    {
        if (RemovedAt is not null) return Error.NotFound;
        if (!ServiceLifecycle.Allows(service.State, ServiceAction.Edit)) return DocumentErrors.Closed;
        if (State == DocumentState.Accepted && (Earlier > 0 || ReplacedAt is not null)) return DocumentErrors.IsRevision;
        RemovedAt = now;
        Note(DocumentChange.Removed, by, now);
        return Result.Ok;
    }

    /// <summary>Its service was handed over; whoever answers for the service renews its evidence.</summary>
    /// <param name="owner">The service's new owner.</param>
    public void HandOver(OrganisationId owner)
    {
        OrganisationId = owner;
        Touch();
    }

    private void Note(DocumentChange change, Actor by, DateTimeOffset now) =>
        Raise(new DocumentMoved(Id, ServiceId, change, Refusal, Sha256, Version, by, now) { Kind = Kind, Revision = Revision, ValidUntil = ValidUntil });
}
