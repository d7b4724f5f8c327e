using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>
/// Enters a file that is in the store already as evidence of a service of the own organisation. Nobody can open it before it is checked,
/// and the check holds size and hash against the store again. The answer is the document that has the content: where it was uploaded for a finding and the
/// service has it already, that one bears the finding out and nothing is entered.
/// </summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Id">The identifier its content is stored under.</param>
/// <param name="FileName">What the browser calls the file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
[Requires(Permissions.Services.Register)]
public sealed record AddDocumentCommand(ServiceId ServiceId, DocumentId Id, string FileName, long Size, string Sha256) : ICommand<DocumentId>
{
    /// <summary>What it bears out.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>The last day on which it holds; null for one that does not end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The uploader knows that it no longer holds.</summary>
    public bool HasExpired { get; init; }

    /// <summary>The document of the same service that it is a new revision of; null for a new document.</summary>
    public DocumentId? Replaces { get; init; }

    /// <summary>The finding of the same service that it bears out; null for one that is evidence of the filing alone.</summary>
    public FindingId? Finding { get; init; }
}

internal sealed partial class AddDocumentValidator : AbstractValidator<AddDocumentCommand>
{
    private const int LongestName = 1000;

    public AddDocumentValidator()
    {
        RuleFor(c => c.FileName).MaximumLength(LongestName);
        RuleFor(c => c.Sha256).Must(hash => Hash().IsMatch(hash)).WithErrorCode("Common.NotText");
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Hash();
}

internal sealed class AddDocumentHandler(IPortalDb db, Caller caller, TimeProvider time, IDocumentChecks checks, AfterCommit afterCommit)
    : IRequestHandler<AddDocumentCommand, Result<DocumentId>>
{
    public async Task<Result<DocumentId>> Handle(AddDocumentCommand request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.ServiceId, cancellationToken);
        if (service is null) return Error.NotFound;
        if (!DocumentAccess.Keeps(caller.Actor, service)) return Error.Forbidden;
        var finding = await db.FindingToBearOutAsync(caller.Actor, service.Id, request.Finding, cancellationToken);
        if (finding.Error is { } unknown) return unknown;
        var there = await db.Documents.AsNoTracking().Where(d => d.ServiceId == service.Id && d.RemovedAt == null && d.State != DocumentState.Refused).ToListAsync(cancellationToken);
        if (finding.Value is not null && request.Replaces is null && there.Find(d => d.Sha256 == request.Sha256) is { } known) return BearOut(finding.Value, known);
        var replaced = there.SingleOrDefault(d => d.Id == request.Replaces);
        if (Refusal(request, there, replaced) is { } refusal) return refusal;

        // A number is never given twice, not even that of a document which was removed or refused.
        var number = await db.Documents.Where(d => d.ServiceId == service.Id).MaxAsync(d => (int?)d.Number, cancellationToken) ?? 0;
        var file = new DocumentFile(request.FileName, request.Size, request.Sha256);
        var terms = new DocumentTerms(request.Kind, request.ValidUntil, request.HasExpired);
        var added = Document.Add(request.Id, service, number + 1, file, terms, replaced, caller.Actor, time.GetUtcNow());
        if (added.Error is { } refused) return refused;
        db.Documents.Add(added.Value);
        afterCommit.Do(ct => checks.StartAsync(request.Id, ct));
        return BearOut(finding.Value, added.Value);
    }

    private Result<DocumentId> BearOut(Finding? finding, Document document) =>
        finding?.Attach(caller.Actor, FindingEvidence.Of(document), time.GetUtcNow()).Error is { } refused ? refused : document.Id;

    private static Error? Refusal(AddDocumentCommand request, IReadOnlyList<Document> there, Document? replaced)
    {
        if (request.Replaces is not null && replaced is null) return Error.NotFound;
        if (there.Any(d => d.Sha256 == request.Sha256)) return DocumentErrors.AlreadyThere;
        if (replaced is null) return there.Count(d => d.ReplacedAt is null) >= Document.MostPerService ? DocumentErrors.TooMany : null;
        return there.Any(d => d.Series == replaced.Series && d.State == DocumentState.Quarantined) ? DocumentErrors.RevisionWaits : null;
    }
}
