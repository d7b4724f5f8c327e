using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>Why a document is not taken, or not removed.</summary>
public static class DocumentErrors
{
    /// <summary>No file, or one with nothing in it.</summary>
    public static Error Empty { get; } = new("Documents.Empty", ErrorKind.Invalid);

    /// <summary>More than <see cref="Document.MaxSize"/>.</summary>
    public static Error TooLarge { get; } = new("Documents.TooLarge", ErrorKind.Invalid);

    /// <summary>A kind of file that is no evidence here.</summary>
    public static Error NotAllowed { get; } = new("Documents.NotAllowed", ErrorKind.Invalid);

    /// <summary>The service has <see cref="Document.MostPerService"/> documents already.</summary>
    public static Error TooMany { get; } = new("Documents.TooMany", ErrorKind.Conflict);

    /// <summary>The service has a document of the same content.</summary>
    public static Error AlreadyThere { get; } = new("Documents.AlreadyThere", ErrorKind.Conflict);

    /// <summary>The service's filing is over, or not with the filer, so that its evidence stays as it is.</summary>
    public static Error Closed { get; } = new("Documents.Closed", ErrorKind.Conflict);

    /// <summary>It is no longer, or not yet, what the document says, so that no revision can follow it.</summary>
    public static Error NotCurrent { get; } = new("Documents.NotCurrent", ErrorKind.Conflict);

    /// <summary>A later revision of the same document waits for its check.</summary>
    public static Error RevisionWaits { get; } = new("Documents.RevisionWaits", ErrorKind.Conflict);

    /// <summary>The document has <see cref="Document.MostRevisions"/> revisions.</summary>
    public static Error TooManyRevisions { get; } = new("Documents.TooManyRevisions", ErrorKind.Conflict);

    /// <summary>It has other revisions before or after it, so it stays.</summary>
    public static Error IsRevision { get; } = new("Documents.IsRevision", ErrorKind.Conflict);

    /// <summary>The last day is no date, before <see cref="DocumentTerms.Earliest"/>, or further ahead than any document reaches.</summary>
    public static Error DateImpossible { get; } = new("Documents.DateImpossible", ErrorKind.Invalid);

    /// <summary>The last day is over, and nobody said that the document has expired.</summary>
    public static Error DatePast { get; } = new("Documents.DatePast", ErrorKind.Invalid);

    /// <summary>The document is said to have expired, but its last day is missing or not over.</summary>
    public static Error NotExpired { get; } = new("Documents.NotExpired", ErrorKind.Invalid);

    /// <summary>No kind, or none of <see cref="DocumentKind"/>.</summary>
    public static Error KindMissing { get; } = new("Documents.KindMissing", ErrorKind.Invalid);

    /// <summary>Those that an upload can meet; a page names them by their codes.</summary>
    public static IReadOnlyList<Error> OfUploads { get; } =
    [
        Empty, TooLarge, NotAllowed, TooMany, AlreadyThere, Closed, NotCurrent, RevisionWaits, TooManyRevisions, DateImpossible, DatePast, NotExpired, KindMissing,
        Error.Stale, Error.Forbidden,
    ];
}
