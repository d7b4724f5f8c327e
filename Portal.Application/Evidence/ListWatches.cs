using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>Which canisters are wanted.</summary>
/// <param name="Standing">How they stand; null for all.</param>
/// <param name="Text">Beginning of a canister's principal or of a service's code; empty for all.</param>
public sealed record WatchFilter(WatchStanding? Standing = null, string Text = "");

/// <summary>Canisters of the services that the reader may see, in the order of their principals.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Paging">Which part.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListWatchesQuery(WatchFilter Filter, PageRequest Paging) : IQuery<Page<WatchRow>>;

/// <summary>A canister.</summary>
/// <param name="ServiceId">Its service.</param>
/// <param name="Code">The service's code.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Canister">Its principal.</param>
/// <param name="Subnet">The subnet that it is proved to be on; empty while it is not.</param>
/// <param name="Held">Its newest evidence.</param>
/// <param name="CertifiedAt">When the network made that, in UTC.</param>
/// <param name="TriedAt">When the network was last asked, in UTC.</param>
/// <param name="LastVerdict">What came of it.</param>
public sealed record WatchRow(
    ServiceId ServiceId, string Code, LocalizedText Name, string Canister, string Subnet, EvidenceId? Held, DateTimeOffset? CertifiedAt, DateTimeOffset? TriedAt, EvidenceVerdict? LastVerdict);

internal sealed class ListWatchesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListWatchesQuery, Result<Page<WatchRow>>>
{
    private const int MostLetters = 64;

    public async Task<Result<Page<WatchRow>>> Handle(ListWatchesQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var text = request.Filter.Text.Trim();
        if (text.Length > MostLetters) return new Page<WatchRow>([], 0);
        var wanted = Beginning(db.CanisterWatches.AsNoTracking().Visible(db, caller.Actor), text);
        if (request.Filter.Standing is { } standing) wanted = wanted.Where(w => w.Standing == standing);

        // The page first and its names afterwards: a million canisters are not joined to be counted.
        var page = await wanted.OrderBy(w => w.Canister).ThenBy(w => w.ServiceId).Skip(paging.Skip).Take(paging.Take)
            .Select(w => new { w.ServiceId, w.Canister, w.Subnet, w.Held, w.CertifiedAt, w.TriedAt, w.LastVerdict }).ToListAsync(cancellationToken);
        var ids = page.Select(w => w.ServiceId).ToList();
        var services = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Code, s.About.Name }).ToDictionaryAsync(s => s.Id, cancellationToken);
        return new Page<WatchRow>(
            page.ConvertAll(w => new WatchRow(w.ServiceId, services[w.ServiceId].Code, services[w.ServiceId].Name, w.Canister, w.Subnet, w.Held, w.CertifiedAt, w.TriedAt, w.LastVerdict)),
            await wanted.CountAsync(cancellationToken));
    }

    // Either is found by an index of its own; asked for with an "or", neither would be.
    private IQueryable<CanisterWatch> Beginning(IQueryable<CanisterWatch> watches, string text)
    {
        if (text.Length == 0) return watches;
        var (principal, code) = (text.ToLowerInvariant(), text.ToUpperInvariant());
        var services = db.Services.Where(s => s.Code.StartsWith(code)).Select(s => s.Id);
        var ids = watches.Where(w => w.Canister.StartsWith(principal)).Select(w => w.Id).Union(watches.Where(w => services.Contains(w.ServiceId)).Select(w => w.Id));
        return watches.Where(w => ids.Contains(w.Id));
    }
}
