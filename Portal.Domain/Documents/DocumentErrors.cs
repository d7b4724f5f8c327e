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

    /// <summary>Those that an upload can meet; a page names them by their codes.</summary>
    public static IReadOnlyList<Error> OfUploads { get; } = [Empty, TooLarge, NotAllowed, TooMany, AlreadyThere, Closed, Error.Stale, Error.Forbidden];
}
