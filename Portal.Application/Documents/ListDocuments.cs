using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>The documents of a service, newest first, and what the person may do with them.</summary>
/// <param name="ServiceId">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListDocumentsQuery(ServiceId ServiceId) : IQuery<ServiceDocuments>;

/// <summary>The documents of a service.</summary>
/// <param name="Items">Newest first, each with its earlier revisions.</param>
/// <param name="MayAdd">Whether the person may add one, or a revision of one.</param>
/// <param name="MayRemove">Whether the person may remove one.</param>
public sealed record ServiceDocuments(IReadOnlyList<DocumentRow> Items, bool MayAdd, bool MayRemove);

/// <summary>One document of a list.</summary>
/// <param name="Id">The document.</param>
/// <param name="Version">The version shown; a removal carries it back.</param>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">Its kind of file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="UploadedAt">When, in UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record DocumentRow(
    DocumentId Id, Guid Version, string FileName, DocumentMediaType MediaType, long Size, string Sha256, DateTimeOffset UploadedAt, DocumentState State, DocumentRefusal? Refusal)
{
    /// <summary>Its number at the service.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What it bears out.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>Which revision it is, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The last day on which it holds; null for one that does not end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>How near its end is today.</summary>
    public DocumentExpiry Expiry { get; init; }

    /// <summary>Days until its last day; negative once that is over.</summary>
    public int DaysLeft { get; init; }

    /// <summary>When a later revision took its place, in UTC.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>The revisions whose place it took, newest first.</summary>
    public IReadOnlyList<DocumentRow> Earlier { get; init; } = [];

    /// <summary>The decisions that could rest on it, since it was the accepted revision when they were taken; newest first.</summary>
    public IReadOnlyList<DocumentReliance> Decisions { get; init; } = [];
}

/// <summary>A decision that a revision was in force at.</summary>
/// <param name="Action">What was decided.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DocumentReliance(ServiceAction Action, DateTimeOffset At);

internal sealed class ListDocumentsHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListDocumentsQuery, Result<ServiceDocuments>>
{
    public async Task<Result<ServiceDocuments>> Handle(ListDocumentsQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Include("_steps").Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.ServiceId, cancellationToken);
        if (service is null) return Error.NotFound;
        var documents = await db.Documents.AsNoTracking()
            .Where(d => d.ServiceId == service.Id && d.RemovedAt == null)
            .OrderByDescending(d => d.Number)
            .ToListAsync(cancellationToken);
        var today = time.TodayInPakistan();
        var replaced = documents.Where(d => d.ReplacedAt is not null).ToLookup(d => d.Series, d => Row(d, service, today));
        var items = documents.Where(d => d.ReplacedAt is null)
            .Select(d => Row(d, service, today) with { Earlier = d.IsCurrent ? [.. replaced[d.Series]] : [] });
        return new ServiceDocuments([.. items], caller.Actor.MayAddTo(service), caller.Actor.MayRemoveFrom(service));
    }

    private static DocumentRow Row(Document d, Service service, DateOnly today) =>
        new(d.Id, d.Version, d.FileName, d.MediaType, d.Size, d.Sha256, d.UploadedAt, d.State, d.Refusal)
        {
            Number = d.Number,
            Kind = d.Kind,
            Revision = d.Revision,
            ValidUntil = d.ValidUntil,
            Expiry = d.ExpiryOn(today),
            DaysLeft = (d.ValidUntil?.DayNumber ?? today.DayNumber) - today.DayNumber,
            ReplacedAt = d.ReplacedAt,
            Decisions = [.. service.Steps.Reverse().Where(s => d.WasInForceAt(s)).Select(s => new DocumentReliance(s.Action, s.At))],
        };
}
