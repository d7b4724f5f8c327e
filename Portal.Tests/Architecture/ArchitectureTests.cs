using System.Reflection;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Infrastructure;
using Portal.Web;
using Xunit;

namespace Portal.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly Assembly DomainProject = typeof(AggregateRoot).Assembly;
    private static readonly Assembly ApplicationProject = typeof(UseCaseRunner).Assembly;
    private static readonly Assembly InfrastructureProject = typeof(InfrastructureServices).Assembly;
    private static readonly Assembly WebProject = typeof(UseCases).Assembly;
    private static readonly Assembly[] House = [DomainProject, ApplicationProject, InfrastructureProject, WebProject];

    [Fact]
    public void Domain_ReferencesNothingButTheFramework() =>
        Assert.DoesNotContain(References(DomainProject), r => !r.StartsWith("System", StringComparison.Ordinal) && r is not ("netstandard" or "Microsoft.CSharp"));

    [Fact]
    public void Application_DoesNotKnowInfrastructureOrWeb() =>
        Assert.Empty(Rules.ForbiddenReferences(References(ApplicationProject), "Portal.Infrastructure", "Portal.Web", "Npgsql", "Quartz", "Microsoft.Data.SqlClient", "Radzen"));

    [Fact]
    public void Infrastructure_DoesNotKnowWeb() => Assert.Empty(Rules.ForbiddenReferences(References(InfrastructureProject), "Portal.Web", "Radzen", "Microsoft.AspNetCore.Components"));

    [Fact]
    public void Web_DoesNotTalkToTheDatabaseItself() => Assert.Empty(Rules.ForbiddenReferences(References(WebProject), "Npgsql", "Microsoft.Data.SqlClient", "Quartz"));

    [Fact]
    public void Classes_AreSealed() => Assert.Empty(House.SelectMany(a => Rules.Unsealed(a.GetTypes())));

    [Fact]
    public void Handlers_AreInternal() => Assert.Empty(Rules.PublicHandlers(ApplicationProject.GetTypes()));

    [Fact]
    public void Requests_SayWhichPermissionTheyNeed() => Assert.Empty(Rules.RequestsWithoutPermission(ApplicationProject.GetTypes()));

    [Fact]
    public void Requests_ThatAreOpenToEveryone_OnlyRead() => Assert.Empty(Rules.CommandsOpenToEveryone(ApplicationProject.GetTypes()));

    [Fact]
    public void Requests_AreNamedCommandOrQuery() => Assert.Empty(Rules.MisnamedRequests(ApplicationProject.GetTypes()));

    [Fact]
    public void Names_SaySomething() => Assert.Empty(House.SelectMany(a => Rules.EmptyNames(a.GetTypes())));

    [Fact]
    public void Namespaces_BeginWithTheProject() => Assert.Empty(House.SelectMany(a => Rules.OutsideNamespace(a.GetTypes(), a.GetName().Name!)));

    [Fact]
    public void PartsOfPages_DoNotAskToBeToldOfTheAddress() => Assert.Empty(Rules.PartsToldOfTheAddress(WebProject.GetTypes()));

    [Fact]
    public void Pages_TakeTheValuesOfTheAddressAsText() => Assert.Empty(Rules.TypedValuesOfTheAddress(WebProject.GetTypes()));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);
}
