using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Application.Security;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Portal.Domain.Security;
using Portal.Web.Features.Documents;
using Portal.Web.Security;

namespace Portal.Web.Features.Imports;

/// <summary>Takes files to be imported in as they come, and gives refused rows out. The page's form works without scripts; what is refused is said on that page.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="form">Reads the form.</param>
/// <param name="store">Where files lie.</param>
/// <param name="report">Writes refused rows.</param>
/// <param name="security">Notes what was refused.</param>
public sealed class ImportFilesController(UseCases useCases, UploadForm form, IDocumentStore store, RefusedRowsFile report, ISecurityLog security) : Controller
{
    private const long Envelope = 64 * 1024;

    // A browser that is answered before it sent everything shows a broken connection and not the answer: so much is read and thrown away.
    private const long ReadToTheEnd = 1024L * 1024 * 1024;

    // 300 MB at a megabyte a second take five minutes.
    private const int Patience = 30 * 60 * 1000;

    private static readonly string[] Endings = [".csv", ".txt", ".tsv", ".xlsx"];

    /// <summary>Takes one file in and leads to its import.</summary>
    [HttpPost("/imports/files")]
    [StreamedForm]
    [RequestSizeLimit(ReadToTheEnd)]
    [RequestTimeout(Patience)]
    public async Task<IActionResult> AddAsync()
    {
        try
        {
            if (await form.OpenAsync(HttpContext) is not { } reader) return BadRequest();
            var listed = await useCases.SendAsync(new ListImportsQuery(new PageRequest(Take: 1)), HttpContext.RequestAborted);
            if (listed.Error is not null) return Forbid();
            // A length that says by itself that it is too much is not kept for a moment.
            var taken = Request.ContentLength > ImportLimits.MaxBytes + Envelope ? TooLarge : await TakeAsync(reader);
            if (taken.Error is not null) await Request.Body.CopyToAsync(Stream.Null, HttpContext.RequestAborted);
            return taken.Error is { } refused ? Back(refused) : Redirect($"/imports/{taken.Value}");
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Back(TooLarge);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException || (broken is IOException && !HttpContext.RequestAborted.IsCancellationRequested))
        {
            return BadRequest();
        }
    }

    /// <summary>The refused rows of an import as they stood in the file, each with what is wrong with it.</summary>
    /// <param name="id">The import.</param>
    [HttpGet("/imports/{id:guid}/refused.csv")]
    [RequestTimeout(Patience)]
    public async Task<IActionResult> RefusedAsync(Guid id)
    {
        var opened = await useCases.SendAsync(new OpenRefusedRowsQuery(new ImportRunId(id)), HttpContext.RequestAborted);
        if (opened.Error is { } missing) return missing.Kind == ErrorKind.NotFound ? NotFound() : Forbid();
        Attach($"refused-{new ImportRunId(id).Code}.csv");
        await report.WriteAsync(new ImportRunId(id), opened.Value, Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    /// <summary>An empty list with a column for every answer that can be imported.</summary>
    [HttpGet("/imports/template.csv")]
    public async Task<IActionResult> TemplateAsync()
    {
        if ((await useCases.SendAsync(new ListImportsQuery(new PageRequest(Take: 1)), HttpContext.RequestAborted)).Error is not null) return Forbid();
        Attach("services.csv");
        await RefusedRowsFile.WriteTemplateAsync(Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private static Error TooLarge => ImportErrors.FileTooLarge(ImportLimits.MaxBytes / (1024 * 1024));

    private async Task<Result<ImportRunId>> TakeAsync(MultipartReader reader)
    {
        var section = await reader.ReadNextSectionAsync(HttpContext.RequestAborted);
        if (section?.GetContentDispositionHeader() is not { } named || !named.IsFileDisposition()) return ImportErrors.Empty;
        var name = DocumentName.Clean(HeaderUtilities.RemoveQuotes(named.FileNameStar.HasValue ? named.FileNameStar : named.FileName).Value ?? "");
        if (name.Length == 0) return ImportErrors.Empty;
        if (!Endings.Contains(Path.GetExtension(name).ToLowerInvariant())) return ImportErrors.NotOfItsKind;
        var id = ImportRunId.New();
        var content = DocumentId.From(id.Value);
        if (await store.SaveAsync(content, section.Body, ImportLimits.MaxBytes, HttpContext.RequestAborted) is not { } stored) return TooLarge;
        if (stored.Size == 0) return ImportErrors.Empty;
        var added = await useCases.SendAsync(new AddImportCommand(id, name, stored.Size, stored.Sha256), HttpContext.RequestAborted);
        if (added.Error is not { } refused) return id;
        await store.DeleteAsync([content], CancellationToken.None);
        return refused;
    }

    private RedirectResult Back(Error refused)
    {
        security.Record(new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, User.SignedIn()?.Person, Subject: nameof(AddImportCommand)) { Reason = refused.Code });
        return Redirect($"/imports/new?refused={refused.Code}");
    }

    private void Attach(string name)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
    }
}
