namespace Portal.Domain.Documents;

/// <summary>What kinds of file may be evidence; nothing else is taken.</summary>
public enum DocumentMediaType
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>Comma-separated values in UTF-8.</summary>
    Csv,

    /// <summary>Plain text in UTF-8.</summary>
    Text,

    /// <summary>A Word document without macros.</summary>
    Docx,

    /// <summary>An Excel workbook without macros.</summary>
    Xlsx,
}

/// <summary>Where a document stands.</summary>
public enum DocumentState
{
    /// <summary>Kept, not yet checked; nobody can open it.</summary>
    Quarantined,

    /// <summary>Checked; whoever may see the service may open it.</summary>
    Accepted,

    /// <summary>Checked and refused; its content is deleted.</summary>
    Refused,
}

/// <summary>Why the check refused a document.</summary>
public enum DocumentRefusal
{
    /// <summary>The content is not of the kind that the name says, or something else hangs on to it.</summary>
    WrongContent,

    /// <summary>It brings a program along.</summary>
    Macros,

    /// <summary>Unpacked it would be far larger than a document is.</summary>
    Oversized,

    /// <summary>It is incomplete or cannot be read.</summary>
    Damaged,

    /// <summary>What the store holds is not what was uploaded.</summary>
    Altered,
}

/// <summary>What was done with a document.</summary>
public enum DocumentChange
{
    /// <summary>It was uploaded.</summary>
    Added,

    /// <summary>The check accepted it.</summary>
    Accepted,

    /// <summary>The check refused it.</summary>
    Refused,

    /// <summary>Its organisation took it away again.</summary>
    Removed,

    /// <summary>A later revision took its place.</summary>
    Replaced,

    /// <summary>Its last day is near.</summary>
    Expiring,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>How near the end of a document is; what is later is graver.</summary>
public enum DocumentExpiry
{
    /// <summary>It does not end, or not soon.</summary>
    None,

    /// <summary>It ends within <see cref="Document.NoticeDays"/> days.</summary>
    Expiring,

    /// <summary>It has ended.</summary>
    Expired,
}

/// <summary>What a document bears out.</summary>
public enum DocumentKind
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>A provider's accreditation.</summary>
    Accreditation,

    /// <summary>An impact assessment of automated decisions.</summary>
    ImpactAssessment,

    /// <summary>A contract with an operator or provider.</summary>
    Contract,

    /// <summary>A policy of the organisation, such as that on keys or on retention.</summary>
    Policy,

    /// <summary>An exit plan.</summary>
    ExitPlan,

    /// <summary>The basis of a transfer across the border.</summary>
    TransferBasis,

    /// <summary>A regulator's authorisation or written approval.</summary>
    Authorisation,

    /// <summary>The report of a security review, as that of critical infrastructure.</summary>
    SecurityReview,

    /// <summary>The decision of a review against the national digital masterplan.</summary>
    MasterplanReview,
}

/// <summary>The kinds of file by their names and on the wire.</summary>
public static class DocumentMediaTypes
{
    /// <summary>The endings of names that are taken, as a file input lists them.</summary>
    public const string Extensions = ".pdf,.png,.jpg,.jpeg,.csv,.txt,.docx,.xlsx";

    /// <summary>The kind that a file's name says it is; null for one that is not taken.</summary>
    /// <param name="name">The name.</param>
    public static DocumentMediaType? Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" => DocumentMediaType.Pdf,
        ".png" => DocumentMediaType.Png,
        ".jpg" or ".jpeg" => DocumentMediaType.Jpeg,
        ".csv" => DocumentMediaType.Csv,
        ".txt" => DocumentMediaType.Text,
        ".docx" => DocumentMediaType.Docx,
        ".xlsx" => DocumentMediaType.Xlsx,
        _ => null,
    };

    /// <summary>The media type of RFC 6838 that an answer carries.</summary>
    /// <param name="type">The kind.</param>
    public static string Wire(this DocumentMediaType type) => type switch
    {
        DocumentMediaType.Pdf => "application/pdf",
        DocumentMediaType.Png => "image/png",
        DocumentMediaType.Jpeg => "image/jpeg",
        DocumentMediaType.Csv => "text/csv; charset=utf-8",
        DocumentMediaType.Text => "text/plain; charset=utf-8",
        DocumentMediaType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentMediaType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
