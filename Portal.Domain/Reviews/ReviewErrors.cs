using Portal.Domain.Common;

namespace Portal.Domain.Reviews;

/// <summary>Refusals about comments.</summary>
public static class ReviewErrors
{
    /// <summary>Only the case officer who has the review asks and settles.</summary>
    public static Error NotTheReviewer { get; } = new("Reviews.NotTheReviewer", ErrorKind.Forbidden);

    /// <summary>The comment is settled.</summary>
    public static Error Settled { get; } = new("Reviews.Settled", ErrorKind.Conflict);

    /// <summary>The filing has no such answer.</summary>
    public static Error NoSuchAnswer { get; } = new("Reviews.NoSuchAnswer", ErrorKind.Invalid);

    /// <summary>Too many comments are open.</summary>
    public static Error TooMany { get; } = new("Reviews.TooMany", ErrorKind.Conflict);

    /// <summary>Comments wait for the filer or the case officer; the filing cannot be decided before.</summary>
    public static Error Open { get; } = new("Reviews.Open", ErrorKind.Conflict);
}
