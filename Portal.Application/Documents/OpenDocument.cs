using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>What a download needs of a document; its content is then read from the store. What is not accepted does not exist.</summary>
/// <param name="Id">The document.</param>
[Requires(Permissions.Services.Read)]
public sealed record OpenDocumentQuery(DocumentId Id) : IQuery<OpenedDocument>;

/// <summary>A document that may be read.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">Its kind.</param>
public sealed record OpenedDocument(string FileName, DocumentMediaType MediaType);

internal sealed class OpenDocumentHandler(IPortalDb db, Caller caller) : IRequestHandler<OpenDocumentQuery, Result<OpenedDocument>>
{
    public async Task<Result<OpenedDocument>> Handle(OpenDocumentQuery request, CancellationToken cancellationToken)
    {
        var found = await db.FindDocumentAsync(caller.Actor, request.Id, cancellationToken);
        if (found.Error is { } missing) return missing;
        var document = found.Value.Document;
        return document.State == DocumentState.Accepted ? new OpenedDocument(document.FileName, document.MediaType) : Error.NotFound;
    }
}
