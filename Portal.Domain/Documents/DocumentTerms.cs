using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>What the store took in.</summary>
/// <param name="Name">What the browser calls the file; anything.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
public sealed record DocumentFile(string Name, long Size, string Sha256);

/// <summary>What its uploader says of a document.</summary>
/// <param name="Kind">What it bears out.</param>
/// <param name="ValidUntil">The last day on which it holds; null for one that does not end.</param>
/// <param name="HasExpired">The uploader knows that it no longer holds and files it for the record.</param>
public sealed record DocumentTerms(DocumentKind Kind, DateOnly? ValidUntil = null, bool HasExpired = false)
{
    private const int LongestYears = 100;

    /// <summary>No document of Pakistan ended before there was Pakistan: 14 August 1947.</summary>
    public static DateOnly Earliest { get; } = new(1947, 8, 14);

    /// <summary>Why the terms cannot be; null where they can.</summary>
    /// <param name="today">The day, in Pakistan.</param>
    public Error? Check(DateOnly today)
    {
        if (!Enum.IsDefined(Kind)) return DocumentErrors.KindMissing;
        if (ValidUntil < Earliest || ValidUntil > today.AddYears(LongestYears)) return DocumentErrors.DateImpossible;
        if (HasExpired) return ValidUntil < today ? null : DocumentErrors.NotExpired;
        return ValidUntil < today ? DocumentErrors.DatePast : null;
    }
}
