using MediatR;
using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Domain.Common;
using Xunit;

namespace Portal.Tests.Architecture;

/// <summary>Each rule is shown what it must catch.</summary>
public sealed class PlantedViolations
{
    [Fact]
    public void ForbiddenReferences_WhenPlanted_AreFound() =>
        Assert.Equal(["Portal.Web", "Npgsql.Json"], Rules.ForbiddenReferences(["System.Runtime", "Portal.Web", "Npgsql.Json", "NpgsqlIsNot"], "Portal.Web", "Npgsql"));

    [Fact]
    public void Unsealed_WhenPlanted_IsFound() => Assert.Single(Rules.Unsealed([typeof(PlantedOpenClass), typeof(PlantedQuery)]));

    [Fact]
    public void PublicHandlers_WhenPlanted_AreFound() => Assert.Single(Rules.PublicHandlers([typeof(PlantedPublicHandler), typeof(PlantedQuery)]));

    [Fact]
    public void RequestsWithoutPermission_WhenPlanted_AreFound() =>
        Assert.Equal(2, Rules.RequestsWithoutPermission([typeof(PlantedQuery), typeof(PlantedPermittedQuery), typeof(PlantedOpenQuery), typeof(PlantedHalfOpenQuery)]).Count());

    [Fact]
    public void CommandsOpenToEveryone_WhenPlanted_AreFound() => Assert.Single(Rules.CommandsOpenToEveryone([typeof(PlantedOpenCommand), typeof(PlantedOpenQuery), typeof(PlantedQuery)]));

    [Fact]
    public void MisnamedRequests_WhenPlanted_AreFound() => Assert.Single(Rules.MisnamedRequests([typeof(PlantedQuery), typeof(PlantedRequest)]));

    [Fact]
    public void EmptyNames_WhenPlanted_AreFound() => Assert.Single(Rules.EmptyNames([typeof(PlantedManager), typeof(PlantedQuery)]));

    [Fact]
    public void PartsToldOfTheAddress_WhenPlanted_AreFound() => Assert.Single(Rules.PartsToldOfTheAddress([typeof(PlantedPart), typeof(PlantedPage)]));

    [Fact]
    public void TypedValuesOfTheAddress_WhenPlanted_AreFound() => Assert.Single(Rules.TypedValuesOfTheAddress([typeof(PlantedPart), typeof(PlantedPage)]));

    [Fact]
    public void OutsideNamespace_WhenPlanted_IsFound() => Assert.Single(Rules.OutsideNamespace([typeof(PlantedQuery)], "Portal.Application"));
}

public class PlantedOpenClass;

internal sealed class PlantedManager;

internal sealed class PlantedPart : ComponentBase
{
    [SupplyParameterFromQuery]
    private string? Asked { get; set; }
}

[Route("/planted")]
internal sealed class PlantedPage : ComponentBase
{
    [SupplyParameterFromQuery]
    private string? Asked { get; set; }

    [SupplyParameterFromQuery]
    private int? Number { get; set; }
}

internal sealed record PlantedQuery : IQuery<int>;

[Requires("some.permission")]
internal sealed record PlantedPermittedQuery : IQuery<int>;

[OpenToEveryone]
internal sealed record PlantedOpenQuery : IQuery<int>;

[OpenToEveryone, Requires("some.permission")]
internal sealed record PlantedHalfOpenQuery : IQuery<int>;

[OpenToEveryone]
internal sealed record PlantedOpenCommand : ICommand;

internal sealed record PlantedRequest : ICommand;

public sealed class PlantedPublicHandler : IRequestHandler<PlantedPublicQuery, Result<int>>
{
    public Task<Result<int>> Handle(PlantedPublicQuery request, CancellationToken cancellationToken) => Task.FromResult<Result<int>>(1);
}

public sealed record PlantedPublicQuery : IQuery<int>;
