using MediatR;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Organisations;

/// <summary>Where an organisation stands: all above it, with what stands beside and under each.</summary>
/// <param name="Id">The organisation.</param>
[Requires(Permissions.Administration.ReadOrganisations)]
public sealed record GetPlaceInTreeQuery(OrganisationId Id) : IQuery<PlaceInTree>;

/// <summary>A part of the tree of organisations that is unfolded down to one of them.</summary>
/// <param name="Top">The highest above it; the organisation itself where none is.</param>
/// <param name="Unfolded">By organisation, from the top down to the one: what stands directly under it, by English name.</param>
public sealed record PlaceInTree(OrganisationBranch Top, IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationBranch>> Unfolded);

internal sealed class GetPlaceInTreeHandler(IPortalDb db, RegisterCubes cubes, Caller caller) : IRequestHandler<GetPlaceInTreeQuery, Result<PlaceInTree>>
{
    public async Task<Result<PlaceInTree>> Handle(GetPlaceInTreeQuery request, CancellationToken cancellationToken)
    {
        var branches = await OrganisationBranches.ReadAsync(db, cubes, caller.Actor, cancellationToken);
        if (!branches.Has(request.Id)) return Error.NotFound;
        var path = branches.Path(request.Id);
        return new PlaceInTree(path[0], path.Where(b => b.Below > 0).ToDictionary(b => b.Id, b => branches.Below(b.Id)));
    }
}
