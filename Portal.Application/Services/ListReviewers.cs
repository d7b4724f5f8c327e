using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Who could take over the review of a filing: case officers of the own organisation, without the filer and whoever has it now.</summary>
/// <param name="Id">The filing; null for all who could take over some filing.</param>
[Requires(Permissions.Services.Review)]
public sealed record ListReviewersQuery(ServiceId? Id) : IQuery<IReadOnlyList<Reviewer>>;

/// <summary>A case officer.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Reviews">How many filings they review now.</param>
public sealed record Reviewer(PersonId Id, LocalizedText Name, int Reviews);

internal sealed class ListReviewersHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListReviewersQuery, Result<IReadOnlyList<Reviewer>>>
{
    public async Task<Result<IReadOnlyList<Reviewer>>> Handle(ListReviewersQuery request, CancellationToken cancellationToken)
    {
        PersonId?[] concerned = [];
        if (request.Id is { } id)
        {
            var filing = await db.Services.AsNoTracking().Visible(caller.Actor).Where(s => s.Id == id)
                .Select(s => new { s.FiledBy, s.ReviewedBy }).SingleOrDefaultAsync(cancellationToken);
            if (filing is null) return Error.NotFound;
            concerned = [filing.FiledBy, filing.ReviewedBy];
        }

        var able = await db.WhoMayAsync(Permissions.Services.Review, [caller.Actor.OrganisationId], time.TodayInPakistan(), cancellationToken);
        var ids = able.Select(a => a.Person).Where(p => !concerned.Contains(p)).ToList();
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name.En)
            .Select(p => new Reviewer(p.Id, p.Name, db.Services.Count(s => s.ReviewedBy == p.Id && s.FilingState == ServiceState.InReview)))
            .ToListAsync(cancellationToken);
    }
}
