using MediatR;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>How many services a list has, and how many it would have with another choice in each filter.</summary>
/// <param name="Filter">The list's filter.</param>
[Requires(Permissions.Services.Read)]
public sealed record CountServicesQuery(ServiceFilter Filter) : IQuery<ServiceCounts>;

/// <summary>Counts beside the filters. Each facet leaves its own filter out of account and heeds all the others; what has no service is not in it.</summary>
/// <param name="Total">Services that the whole filter keeps.</param>
/// <param name="Organisations">By organisation, those below it included; by name.</param>
/// <param name="Regions">By region.</param>
/// <param name="States">By state.</param>
/// <param name="Classes">By data class, as far as it is said.</param>
/// <param name="Outcomes">By outcome, as far as it was evaluated; empty where the filter's outcome is that of one obligation.</param>
/// <param name="Countries">By country of a part; a service may count in several.</param>
/// <param name="Kinds">By kind of place of a part; a service may count in several.</param>
/// <param name="Abroad">With a part outside the home country.</param>
public sealed record ServiceCounts(
    int Total,
    IReadOnlyList<OwnerCount> Organisations,
    IReadOnlyDictionary<Region, int> Regions,
    IReadOnlyDictionary<ServiceState, int> States,
    IReadOnlyDictionary<DataClass, int> Classes,
    IReadOnlyDictionary<Outcome, int> Outcomes,
    IReadOnlyDictionary<string, int> Countries,
    IReadOnlyDictionary<PlacementKind, int> Kinds,
    int Abroad);

/// <summary>An organisation that owns services, or that stands above one that does.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Above">Code of the organisation above it; null where there is none.</param>
/// <param name="Count">Services of it and of those below it.</param>
public sealed record OwnerCount(string Code, LocalizedText Name, string? Above, int Count);

internal sealed class CountServicesHandler(IPortalDb db, RegisterCubes cubes, Caller caller) : IRequestHandler<CountServicesQuery, Result<ServiceCounts>>
{
    public async Task<Result<ServiceCounts>> Handle(CountServicesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var filter = request.Filter;
        var cube = await CubeAsync(filter, cancellationToken);
        if (cube.Total == 0 && filter.Text.Trim().Length > 0)
        {
            // The list then shows what was meant, and so do its counts.
            var meant = await RegisterSpelling.NearestAsync(db.Register.Visible(caller.Actor), filter.Text, cancellationToken);
            if (meant is not null) cube = await CubeAsync(filter with { Text = meant }, cancellationToken);
        }

        return new RegisterFacets(cube.Groups.Where(g => g.IsVisibleTo(caller.Actor)), filter, tree).Count();
    }

    private Task<RegisterCube> CubeAsync(ServiceFilter filter, CancellationToken ct) =>
        filter.IsSearch() ? RegisterCube.CountAsync(db.Register.Visible(caller.Actor).Searched(filter), ct) : cubes.WholeAsync(db, ct);
}
