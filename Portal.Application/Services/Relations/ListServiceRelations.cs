using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services.Relations;

/// <summary>Which relations of a service.</summary>
public enum RelationSide
{
    /// <summary>What it needs.</summary>
    Needs,

    /// <summary>What those need that it needs.</summary>
    NeedsBeyond,

    /// <summary>What needs it.</summary>
    Users,

    /// <summary>What needs those that need it.</summary>
    UsersBeyond,
}

/// <summary>The relations of a service on one side, those it cannot do without first.</summary>
/// <param name="Id">The service.</param>
/// <param name="Side">Which of them.</param>
/// <param name="Paging">Which part; there is one order.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListServiceRelationsQuery(ServiceId Id, RelationSide Side, PageRequest Paging) : IQuery<Page<Relation>>;

internal sealed class ListServiceRelationsValidator : AbstractValidator<ListServiceRelationsQuery>
{
    public ListServiceRelationsValidator() => RuleFor(q => q.Side).IsInEnum();
}

internal sealed class ListServiceRelationsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListServiceRelationsQuery, Result<Page<Relation>>>
{
    public async Task<Result<Page<Relation>>> Handle(ListServiceRelationsQuery request, CancellationToken cancellationToken)
    {
        var entry = await db.Register.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken);
        if (entry is null) return Error.NotFound;
        var reader = new RelationReader(db, caller.Actor);
        var rows = request.Side switch
        {
            RelationSide.Needs => reader.NeedsOf(entry.Id),
            RelationSide.NeedsBeyond => reader.NeedsBeyond(entry.Id),
            RelationSide.Users => reader.UsersOf(entry.Code),
            _ => reader.UsersBeyond(entry.Code),
        };
        var paging = request.Paging.Bounded;
        var total = await rows.CountAsync(cancellationToken);
        var part = rows.OrderByDescending(r => r.Link.IsVital).ThenBy(r => r.From.Code).ThenBy(r => r.Link.Ordinal).Skip(paging.Skip).Take(paging.Take);
        var page = await reader.Whole(part).OrderByDescending(r => r.Link.IsVital).ThenBy(r => r.From.Code).ThenBy(r => r.Link.Ordinal).ToListAsync(cancellationToken);
        var (circle, _) = await reader.CircleAsync(entry.Id, cancellationToken);
        return new Page<Relation>([.. page.Select(r => r.ToRelation()).Select(r => r with { IsInCircle = On(r.From) && On(r.To) })], total);

        bool On(RelationEnd end) => end.Id is { } id && circle.Contains(id);
    }
}
