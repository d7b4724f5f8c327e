using System.Security.Cryptography;
using Portal.Application.Documents;
using Portal.Domain.Documents;

namespace Portal.Infrastructure.Documents;

/// <summary>Holds the stored content against what was uploaded, and then against what the name says.</summary>
internal sealed class DocumentInspector(IDocumentStore store) : IDocumentInspector
{
    public async Task<DocumentRefusal?> InspectAsync(Document document, CancellationToken ct)
    {
        await using var content = await store.OpenAsync(document.Id, ct);
        if (content.Length != document.Size) return DocumentRefusal.Altered;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        if (!string.Equals(hash, document.Sha256, StringComparison.Ordinal)) return DocumentRefusal.Altered;
        return await FileSniffer.RefusalAsync(content, document.MediaType, ct);
    }
}
