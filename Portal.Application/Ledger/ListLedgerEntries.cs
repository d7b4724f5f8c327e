using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Ledger;

/// <summary>The ledger's entries, newest first.</summary>
/// <param name="Paging">Which part.</param>
/// <param name="Text">Part of a subject's code or of a type; null for all.</param>
[Requires(Permissions.Ledger.Read)]
public sealed record ListLedgerEntriesQuery(PageRequest Paging, string? Text = null) : IQuery<Page<LedgerRow>>;

/// <summary>One entry in a list.</summary>
/// <param name="Index">Leaf index, from 0.</param>
/// <param name="Type">Dotted verb.</param>
/// <param name="Subject">Public code of the thing.</param>
/// <param name="SubjectUrl">Path of the page that shows it.</param>
/// <param name="Actor">Pseudonym of who acted.</param>
/// <param name="Organisation">Code of the organisation acted for.</param>
/// <param name="At">When, in UTC.</param>
public sealed record LedgerRow(long Index, string Type, string Subject, string SubjectUrl, string Actor, string Organisation, DateTimeOffset At);

internal sealed class ListLedgerEntriesHandler(IPortalDb db) : IRequestHandler<ListLedgerEntriesQuery, Result<Page<LedgerRow>>>
{
    public async Task<Result<Page<LedgerRow>>> Handle(ListLedgerEntriesQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var entries = db.LedgerEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            entries = entries.Where(e => e.Subject.Contains(text) || e.Type.Contains(text));
        }

        var rows = db.LedgerLeaves.AsNoTracking().Join(entries, l => l.EntryId, e => e.Id, (l, e) => new { l.Index, Entry = e });
        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.OrderByDescending(r => r.Index).Skip(paging.Skip).Take(paging.Take)
            .Select(r => new LedgerRow(r.Index, r.Entry.Type, r.Entry.Subject, r.Entry.SubjectUrl, r.Entry.Actor, r.Entry.Organisation, r.Entry.At))
            .ToListAsync(cancellationToken);
        return new Page<LedgerRow>(items, total);
    }
}
