using MediatR;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Organisations;

/// <summary>The organisations that stand directly under one, by English name.</summary>
/// <param name="Id">The one above; null for those that stand under none.</param>
[Requires(Permissions.Administration.ReadOrganisations)]
public sealed record ListBranchesQuery(OrganisationId? Id = null) : IQuery<IReadOnlyList<OrganisationBranch>>;

internal sealed class ListBranchesHandler(IPortalDb db, RegisterCubes cubes, Caller caller) : IRequestHandler<ListBranchesQuery, Result<IReadOnlyList<OrganisationBranch>>>
{
    public async Task<Result<IReadOnlyList<OrganisationBranch>>> Handle(ListBranchesQuery request, CancellationToken cancellationToken)
    {
        var branches = await OrganisationBranches.ReadAsync(db, cubes, caller.Actor, cancellationToken);
        if (request.Id is { } above && !branches.Has(above)) return Error.NotFound;
        return Result.Of(branches.Below(request.Id));
    }
}
