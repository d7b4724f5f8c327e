using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Which organisations a service could be handed to: those that exist today, its owner's successor first.</summary>
/// <param name="Id">The service.</param>
[Requires(Permissions.Services.Decide)]
public sealed record ListOwnersQuery(ServiceId Id) : IQuery<IReadOnlyList<PossibleOwner>>;

/// <summary>An organisation that could own a service.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsSuccessor">Whether it succeeds the present owner.</param>
public sealed record PossibleOwner(OrganisationId Id, string Code, LocalizedText Name, bool IsSuccessor);

internal sealed class ListOwnersHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListOwnersQuery, Result<IReadOnlyList<PossibleOwner>>>
{
    public async Task<Result<IReadOnlyList<PossibleOwner>>> Handle(ListOwnersQuery request, CancellationToken cancellationToken)
    {
        var owner = await db.Services.AsNoTracking().Visible(caller.Actor).Where(s => s.Id == request.Id)
            .Join(db.Organisations, s => s.OrganisationId, o => o.Id, (_, o) => o).SingleOrDefaultAsync(cancellationToken);
        if (owner is null) return Error.NotFound;
        var today = time.TodayInPakistan();
        return await db.Organisations.AsNoTracking()
            .Where(o => o.Id != owner.Id && o.Kind != OrganisationKind.Applicant && o.Kind != OrganisationKind.Imported && (o.ValidUntil == null || o.ValidUntil >= today))
            .OrderByDescending(o => o.Id == owner.SuccessorId).ThenBy(o => o.Name.En)
            .Select(o => new PossibleOwner(o.Id, o.Code, o.Name, o.Id == owner.SuccessorId))
            .ToListAsync(cancellationToken);
    }
}
