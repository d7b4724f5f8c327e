using MediatR;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>How many services a page of the public register belongs to, and how many there would be with another choice in each filter.</summary>
/// <param name="Filter">The list's filter.</param>
[OpenToEveryone]
public sealed record CountPublicServicesQuery(PublicServiceFilter Filter) : IQuery<PublicServiceCounts>;

/// <summary>Counts in the filters. Each leaves its own filter out of account and heeds all the others; what has no service is not in it.</summary>
/// <param name="Total">Services that the whole filter keeps.</param>
/// <param name="Organisations">By organisation, those below it included; by name.</param>
/// <param name="Regions">By region.</param>
/// <param name="States">By state.</param>
/// <param name="Classes">By data class, as far as it is said.</param>
/// <param name="Countries">By country of a part; a service may count in several.</param>
public sealed record PublicServiceCounts(
    int Total,
    IReadOnlyList<OwnerCount> Organisations,
    IReadOnlyDictionary<Region, int> Regions,
    IReadOnlyDictionary<ServiceState, int> States,
    IReadOnlyDictionary<DataClass, int> Classes,
    IReadOnlyDictionary<string, int> Countries);

internal sealed class CountPublicServicesHandler(IPortalDb db, RegisterCubes cubes) : IRequestHandler<CountPublicServicesQuery, Result<PublicServiceCounts>>
{
    public async Task<Result<PublicServiceCounts>> Handle(CountPublicServicesQuery request, CancellationToken cancellationToken)
    {
        var filter = request.Filter.Whole;
        var cube = await CubeAsync(filter, cancellationToken);
        if (cube.Total == 0 && filter.Text.Trim().Length > 0 && await RegisterSpelling.NearestAsync(db.Register.Published(), filter.Text, cancellationToken) is { } meant)
            cube = await CubeAsync(filter with { Text = meant }, cancellationToken);
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var counts = new RegisterFacets(cube.Groups.Where(g => Publication.States.Contains(g.State)), filter, tree).Count();
        return new PublicServiceCounts(counts.Total, counts.Organisations, counts.Regions, counts.States, counts.Classes, counts.Countries);
    }

    private Task<RegisterCube> CubeAsync(ServiceFilter filter, CancellationToken ct) =>
        filter.IsSearch() ? RegisterCube.CountAsync(db.Register.Published().Searched(filter), ct) : cubes.WholeAsync(db, ct);
}
