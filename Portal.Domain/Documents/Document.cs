using Portal.Domain.Access;
using Portal.Domain.Common;
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

    /// <summary>The most documents a service has at once, those refused or removed not counted.</summary>
    public const int MostPerService = 50;

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

    /// <summary>When it was removed, in UTC.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>A document that was uploaded and waits for its check.</summary>
    /// <param name="id">The identifier its content is stored under.</param>
    /// <param name="service">The service.</param>
    /// <param name="number">The next number at the service.</param>
    /// <param name="fileName">What the browser calls the file.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="now">The moment.</param>
    public static Result<Document> Add(DocumentId id, Service service, int number, string fileName, long size, string sha256, Actor by, DateTimeOffset now)
    {
        if (ServiceLifecycle.IsFinal(service.State)) return DocumentErrors.Closed;
        if (size <= 0) return DocumentErrors.Empty;
        if (size > MaxSize) return DocumentErrors.TooLarge;
        var name = DocumentName.Clean(fileName);
        if (DocumentMediaTypes.Of(name) is not { } type) return DocumentErrors.NotAllowed;
        var document = new Document
        {
            Id = id,
            ServiceId = service.Id,
            OrganisationId = service.OrganisationId,
            Number = number,
            FileName = name,
            MediaType = type,
            Size = size,
            Sha256 = sha256,
            UploadedBy = by.Id,
            UploadedAt = now,
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
        (State, Refusal) = (refusal is null ? DocumentState.Accepted : DocumentState.Refused, refusal);
        Note(refusal is null ? DocumentChange.Accepted : DocumentChange.Refused, by, now);
        return true;
    }

    /// <summary>Takes it away again, while the filing is with the filer.</summary>
    /// <param name="service">The service.</param>
    /// <param name="by">Somebody of the owning organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Remove(Service service, Actor by, DateTimeOffset now)
    {
        if (RemovedAt is not null) return Error.NotFound;
        if (!ServiceLifecycle.Allows(service.State, ServiceAction.Edit)) return DocumentErrors.Closed;
        RemovedAt = now;
        Note(DocumentChange.Removed, by, now);
        return Result.Ok;
    }

    private void Note(DocumentChange change, Actor by, DateTimeOffset now) => Raise(new DocumentMoved(Id, ServiceId, change, Refusal, Sha256, Version, by, now));
}
