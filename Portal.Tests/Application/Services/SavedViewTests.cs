using Portal.Application.Services;
using Portal.Application.Services.Views;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Views;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Services;

public sealed class SavedViewTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Save_OfAViewThatIsNotShared_IsSeenByItsOwnerAlone()
    {
        var (mine, colleague) = (await OfficerAsync("PITB"), await OfficerAsync("PITB"));
        await SaveAsync(mine, "Failing", "outcome=Fail&sort=name", isShared: false);
        var view = Assert.Single(await ListAsync(mine));
        Assert.Equal(("Failing", "outcome=Fail&sort=name"), (view.Name, view.Query));
        Assert.Null(view.Owner);
        Assert.Empty(await ListAsync(colleague));
    }

    [Fact]
    public async Task Save_OfASharedView_IsSeenInTheOrganisationAndNowhereElse()
    {
        var (mine, colleague, stranger) = (await OfficerAsync("ISTD"), await OfficerAsync("ISTD"), await OfficerAsync("KPITB"));
        await SaveAsync(mine, "Abroad", "abroad=true", isShared: true);
        Assert.Equal(mine.Name, Assert.Single(await ListAsync(colleague)).Owner);
        Assert.Empty(await ListAsync(stranger));
        // Taken back, it is nobody else's any more.
        await SaveAsync(mine, "Abroad", "abroad=true", isShared: false);
        Assert.Empty(await ListAsync(colleague));
        Assert.Single(await ListAsync(mine));
    }

    [Fact]
    public async Task Save_Twice_SavesOnce()
    {
        var person = await OfficerAsync("BSIT");
        var command = new SaveServiceViewCommand(SavedViewId.New(), "Once", "", false);
        await Task.WhenAll(portal.SendAsync(person, command), portal.SendAsync(person, command));
        Assert.Single(await ListAsync(person));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("\" onclick=\"run()")]
    [InlineData("q=<script>")]
    [InlineData("q=a b")]
    [InlineData("#x")]
    public async Task Save_OfWhatIsNoQuery_IsRefused(string query)
    {
        var refused = await portal.SendAsync(await OfficerAsync("GBIT"), new SaveServiceViewCommand(SavedViewId.New(), "Odd", query, false));
        Assert.Equal("Services.NoSuchView", Assert.Single(refused.Error!.Fields).Code);
    }

    [Fact]
    public async Task Save_OfMoreThanAPersonMayKeep_IsRefused()
    {
        var person = await OfficerAsync("AJKITB");
        for (var i = 0; i < SavedView.MostOfAPerson; i++) await SaveAsync(person, $"View {i}", "", isShared: false);
        var refused = await portal.SendAsync(person, new SaveServiceViewCommand(SavedViewId.New(), "One more", "", false));
        Assert.Equal("Services.TooManyViews", refused.Error?.Code);
    }

    [Fact]
    public async Task Delete_OfSomebodyElsesView_FindsNothing()
    {
        var (mine, colleague) = (await OfficerAsync("NITB"), await OfficerAsync("NITB"));
        await SaveAsync(mine, "Mine", "", isShared: true);
        var view = Assert.Single(await ListAsync(colleague));
        Assert.Equal(Error.NotFound, (await portal.SendAsync(colleague, new DeleteServiceViewCommand(view.Id))).Error);
        // Nor can it be taken over under its id.
        Assert.Equal(Error.NotFound, (await portal.SendAsync(colleague, new SaveServiceViewCommand(view.Id, "Taken over", "", false))).Error);
        Assert.Null((await portal.SendAsync(mine, new DeleteServiceViewCommand(view.Id))).Error);
        Assert.Empty(await ListAsync(mine));
    }

    [Fact]
    public async Task Columns_OnceChosen_AreThePersonsOwn()
    {
        var (mine, colleague) = (await OfficerAsync("PLRA"), await OfficerAsync("PLRA"));
        Assert.Null((await portal.SendAsync(mine, new ChooseServiceColumnsCommand([ServiceColumn.State, ServiceColumn.Region, ServiceColumn.State]))).Error);
        Assert.Equal([ServiceColumn.Region, ServiceColumn.State], (await portal.SendAsync(mine, new GetServiceListOptionsQuery())).Value.Columns);
        Assert.Equal(ServiceListOptions.UsualColumns, (await portal.SendAsync(colleague, new GetServiceListOptionsQuery())).Value.Columns);
        Assert.Null((await portal.SendAsync(mine, new ChooseServiceColumnsCommand([]))).Error);
        Assert.Empty((await portal.SendAsync(mine, new GetServiceListOptionsQuery())).Value.Columns);
    }

    private Task<Person> OfficerAsync(string organisation) => portal.PersonAsync(organisation, Role.ProvincialItOfficer);

    private async Task SaveAsync(Person person, string name, string query, bool isShared) =>
        Assert.Null((await portal.SendAsync(person, new SaveServiceViewCommand(SavedViewId.New(), name, query, isShared))).Error);

    private async Task<IReadOnlyList<ServiceView>> ListAsync(Person person) => (await portal.SendAsync(person, new ListServiceViewsQuery())).Value;
}
