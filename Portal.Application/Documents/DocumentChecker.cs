using Portal.Domain.Access;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>The system actor that checks documents.</summary>
public static class DocumentChecker
{
    /// <summary>Who checks, in records and in the ledger.</summary>
    public static Actor Actor { get; } = Actor.System("documents", Permissions.Services.CheckDocuments);
}

/// <summary>Looks into a document's content.</summary>
public interface IDocumentInspector
{
    /// <summary>Whether the stored content is what was uploaded, and of the kind that its name says.</summary>
    /// <param name="document">The document.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Why it is to be refused; null for nothing against it.</returns>
    Task<DocumentRefusal?> InspectAsync(Document document, CancellationToken ct);

    /// <summary>The same for a file that belongs to no service.</summary>
    /// <param name="id">The identifier its content is stored under.</param>
    /// <param name="file">What was uploaded.</param>
    /// <param name="type">The kind of file its name says.</param>
    /// <param name="ct">Cancels.</param>
    Task<DocumentRefusal?> InspectAsync(DocumentId id, DocumentFile file, DocumentMediaType type, CancellationToken ct);
}

/// <summary>Has documents checked in the background.</summary>
public interface IDocumentChecks
{
    /// <summary>Has one checked soon; asking twice changes nothing.</summary>
    /// <param name="id">The document.</param>
    /// <param name="ct">Cancels.</param>
    Task StartAsync(DocumentId id, CancellationToken ct);
}
