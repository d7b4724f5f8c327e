using System.Security.Cryptography;
using Portal.Application.Documents;
using Portal.Domain.Documents;

namespace Portal.Infrastructure.Documents;

/// <summary>Holds the stored content against what was uploaded, and then against what the name says.</summary>
internal sealed class DocumentInspector(IDocumentStore store) : IDocumentInspector
{
    public Task<DocumentRefusal?> InspectAsync(Document document, CancellationToken ct) =>
        InspectAsync(document.Id, new DocumentFile(document.FileName, document.Size, document.Sha256), document.MediaType, ct);

    public async Task<DocumentRefusal?> InspectAsync(DocumentId id, DocumentFile file, DocumentMediaType type, CancellationToken ct)
    {
        await using var content = await store.OpenAsync(id, ct);
        if (content.Length != file.Size) return DocumentRefusal.Altered;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        if (!string.Equals(hash, file.Sha256, StringComparison.Ordinal)) return DocumentRefusal.Altered;
        return await FileSniffer.RefusalAsync(content, type, ct);
    }
}
