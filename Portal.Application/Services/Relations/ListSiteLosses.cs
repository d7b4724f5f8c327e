using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Services that the loss of a site concerns, the most critical first.</summary>
/// <param name="Site">The site.</param>
/// <param name="Group">Which of them.</param>
/// <param name="Paging">Which part; there is one order.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListSiteLossesQuery(SiteId Site, LossGroup Group, PageRequest Paging) : IQuery<Page<LossRow>>;

internal sealed class ListSiteLossesValidator : AbstractValidator<ListSiteLossesQuery>
{
    public ListSiteLossesValidator() => RuleFor(q => q.Group).IsInEnum();
}

internal sealed class ListSiteLossesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListSiteLossesQuery, Result<Page<LossRow>>>
{
    public async Task<Result<Page<LossRow>>> Handle(ListSiteLossesQuery request, CancellationToken cancellationToken)
    {
        var at = db.ServiceSites.AsNoTracking().Visible(caller.Actor).Where(s => s.SiteId == request.Site);
        if (!await at.AnyAsync(cancellationToken)) return Error.NotFound;
        var paging = request.Paging.Bounded;
        var rows = new LossRows(db, caller.Actor);
        if (request.Group == LossGroup.Through)
        {
            var reader = new SiteLossReader(db);
            var (spread, _) = await reader.SpreadAsync(request.Site, cancellationToken);
            var reached = (await reader.VisibleAsync(spread, caller.Actor, cancellationToken)).OrderByDescending(l => l.Effect).ToList();
            return new Page<LossRow>(await rows.ThroughAsync(spread, [.. reached.Skip(paging.Skip).Take(paging.Take)], cancellationToken), reached.Count);
        }

        var group = LossRows.In(at, request.Group);
        var total = await group.CountAsync(cancellationToken);
        var page = await rows.At(LossRows.Ordered(group).Skip(paging.Skip).Take(paging.Take)).ToListAsync(cancellationToken);
        return new Page<LossRow>(await rows.NamedAsync(page, cancellationToken), total);
    }
}
