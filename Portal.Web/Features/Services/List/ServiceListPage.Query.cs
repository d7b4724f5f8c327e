using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Services.List;

/// <summary>What the page reads of its address.</summary>
public sealed partial class ServiceListPage
{
    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    private string? Class { get; set; }

    [SupplyParameterFromQuery]
    private string? Region { get; set; }

    [SupplyParameterFromQuery]
    private string? Org { get; set; }

    [SupplyParameterFromQuery]
    private string? Alone { get; set; }

    [SupplyParameterFromQuery]
    private string? Obligation { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? Country { get; set; }

    [SupplyParameterFromQuery]
    private string? Subnet { get; set; }

    [SupplyParameterFromQuery]
    private string? Abroad { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? Dir { get; set; }

    [SupplyParameterFromQuery]
    private string? At { get; set; }

    [SupplyParameterFromQuery]
    private string? Cols { get; set; }

    private ServiceListAddress FromQuery() => new()
    {
        Q = Q,
        State = State,
        Outcome = Outcome,
        Class = Class,
        Region = Region,
        Org = Org,
        Alone = Alone,
        Obligation = Obligation,
        Kind = Kind,
        Country = Country,
        Subnet = Subnet,
        Abroad = Abroad,
        Sort = Sort,
        Dir = Dir,
        At = At,
        Cols = Cols,
    };
}
