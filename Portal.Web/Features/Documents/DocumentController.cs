using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Portal.Application.Documents;
using Portal.Application.Security;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Web.Security;

namespace Portal.Web.Features.Documents;

/// <summary>Takes evidence in and gives it out. The page's form works without scripts; what is refused is said on the page that it came from.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="form">Reads the form.</param>
/// <param name="store">Where contents lie.</param>
/// <param name="security">Notes what was refused.</param>
public sealed class DocumentController(UseCases useCases, UploadForm form, IDocumentStore store, ISecurityLog security) : Controller
{
    private const long Envelope = 64 * 1024;

    // A browser that is answered before it sent everything shows a broken connection and not the answer: so much is read and thrown away.
    private const long ReadToTheEnd = 1024L * 1024 * 1024;

    // 20 MB at 25 kB/s take a quarter of an hour.
    private const int Patience = 15 * 60 * 1000;

    // It is only ever saved, never shown inside the portal.
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>Takes one file in.</summary>
    /// <param name="id">The service.</param>
    /// <param name="finding">The finding that it bears out, from whose page it was sent.</param>
    [HttpPost("/services/{id:guid}/documents")]
    [StreamedForm]
    [RequestSizeLimit(ReadToTheEnd)]
    [RequestTimeout(Patience)]
    public async Task<IActionResult> AddAsync(Guid id, [FromQuery] Guid? finding)
    {
        var said = "";
        try
        {
            if (await form.OpenAsync(HttpContext) is not { } reader) return BadRequest();
            var service = new ServiceId(id);
            var listed = await useCases.SendAsync(new ListDocumentsQuery(service), HttpContext.RequestAborted);
            if (listed.Error is { } missing)
            {
                await ReadOnAsync();
                return missing.Kind == ErrorKind.NotFound ? NotFound() : Forbid();
            }

            var parts = await UploadForm.ReadToFileAsync(reader, HttpContext.RequestAborted);
            said = DocumentAnswers.Again(parts.Answers);
            var refused = Refusal(listed.Value) ?? await TakeAsync(service, parts, finding);
            if (refused is not null) await ReadOnAsync();
            return Back(id, finding, refused, said);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Back(id, finding, DocumentErrors.TooLarge, said);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException || (broken is IOException && !HttpContext.RequestAborted.IsCancellationRequested))
        {
            return Problem(statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Gives one file out, to be saved; 404 for what is not accepted or not the person's to see.</summary>
    /// <param name="id">The document.</param>
    [HttpGet("/documents/{id:guid}")]
    [RequestTimeout(Patience)]
    public async Task<IActionResult> OpenAsync(Guid id)
    {
        var opened = await useCases.SendAsync(new OpenDocumentQuery(new DocumentId(id)), HttpContext.RequestAborted);
        if (opened.Error is { } missing) return missing.Kind == ErrorKind.NotFound ? NotFound() : Forbid();
        Response.Headers.ContentSecurityPolicy = Policy;
        Response.Headers.CacheControl = "private, no-store";
        // A name for a download makes it an attachment, with the name as RFC 6266 wants it.
        return File(await store.OpenAsync(new DocumentId(id), HttpContext.RequestAborted), opened.Value.MediaType.Wire(), opened.Value.FileName);
    }

    // A length that says by itself that it is too much is not kept for a moment.
    private Error? Refusal(ServiceDocuments documents) =>
        !documents.MayAdd ? DocumentErrors.Closed : Request.ContentLength > Document.MaxSize + Envelope ? DocumentErrors.TooLarge : null;

    private Task ReadOnAsync() => Request.Body.CopyToAsync(Stream.Null, HttpContext.RequestAborted);

    private async Task<Error?> TakeAsync(ServiceId service, UploadedParts parts, Guid? finding)
    {
        if (parts.File is null || parts.FileName.Length == 0) return DocumentErrors.Empty;
        var name = DocumentName.Clean(parts.FileName);
        if (DocumentMediaTypes.Of(name) is null) return DocumentErrors.NotAllowed;
        var read = DocumentAnswers.Read(parts.Answers);
        if (read.Error is { } unclear) return unclear;
        var (terms, replaces) = read.Value;
        var id = DocumentId.New();
        if (await store.SaveAsync(id, parts.File.Body, Document.MaxSize, HttpContext.RequestAborted) is not { } stored) return DocumentErrors.TooLarge;
        var added = stored.Size == 0 ? DocumentErrors.Empty : await EnterAsync(new AddDocumentCommand(service, id, name, stored.Size, stored.Sha256)
        {
            Kind = terms.Kind,
            ValidUntil = terms.ValidUntil,
            HasExpired = terms.HasExpired,
            Replaces = replaces,
            Finding = finding is { } one ? new FindingId(one) : null,
        });
        if (added.Error is not null || added.Value != id) await store.DeleteAsync([id], CancellationToken.None);
        return added.Error;
    }

    // Of two uploads for one finding at the same moment the second meets the first, and looks again.
    private async Task<Result<DocumentId>> EnterAsync(AddDocumentCommand command)
    {
        var added = await useCases.SendAsync(command, HttpContext.RequestAborted);
        return added.Error == Error.Stale && command.Finding is not null ? await useCases.SendAsync(command, HttpContext.RequestAborted) : added;
    }

    private RedirectResult Back(Guid service, Guid? finding, Error? refused, string said)
    {
        var page = finding is { } one ? $"/findings/{one}?" : $"/services/{service}?tab=documents&";
        var place = finding is null ? "" : "#evidence";
        if (refused is null) return Redirect(page.TrimEnd('?', '&') + place);
        security.Record(new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, User.SignedIn()?.Person, Subject: nameof(AddDocumentCommand)) { Reason = refused.Code });
        return Redirect($"{page}{said.TrimStart('&')}{(said.Length > 0 ? "&" : "")}refused={refused.Code}{place}");
    }
}
