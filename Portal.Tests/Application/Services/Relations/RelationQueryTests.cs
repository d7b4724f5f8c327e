using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Relations;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;
using static Portal.Tests.Application.Services.Relations.RelationWorld;

namespace Portal.Tests.Application.Services.Relations;

public sealed class RelationQueryTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly PageRequest All = new(Take: PageRequest.MaxTake);

    [Fact]
    public async Task Graph_OfAServiceInTheMiddle_HasTwoStepsOnBothSides()
    {
        var ground = (await portal.EnterAsync("NITB", Content("Ground", [])))[0];
        var middle = (await portal.EnterAsync("NITB", Content("Middle", [], Vital(ground.Code.ToLowerInvariant()), new ServiceDependency { Name = "Bank switch" }, Loose("GONE-1"))))[0];
        var user = (await portal.EnterAsync("MOI", Content("User", [], Loose(middle.Code), Vital(middle.Code))))[0];
        await portal.EnterAsync("MOI", Content("Far", [], Vital(user.Code)));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var graph = (await portal.SendAsync(reader, new GetServiceRelationsQuery(middle.Id))).Value;
        Assert.Equal(
            [(-2, "Far"), (-1, "User"), (0, "Middle"), (1, "Ground|Bank switch|")],
            graph.Columns.Select(c => (c.Distance, string.Join('|', c.Nodes.Select(n => n.End.Name.En)))));
        Assert.Equal(["Ground", "Unknown:GONE-1"], graph.Columns[3].Nodes.Where(n => n.End.Name.En == "Ground" || n.End.IsUnknown).Select(n => n.End.IsUnknown ? $"Unknown:{n.End.Code}" : n.End.Name.En));
        // Two needs of the same are one line, and the vital one counts.
        Assert.True(Assert.Single(graph.Edges, e => e.Distance == -1).IsVital);
        Assert.Equal((3, 0, 2, 1), (graph.Counts[RelationSide.Needs], graph.Counts[RelationSide.NeedsBeyond], graph.Counts[RelationSide.Users], graph.Counts[RelationSide.UsersBeyond]));
        foreach (var side in Enum.GetValues<RelationSide>())
            Assert.Equal(graph.Counts[side], (await portal.SendAsync(reader, new ListServiceRelationsQuery(middle.Id, side, All))).Value.Items.Count);
    }

    [Fact]
    public async Task Graph_OfServicesThatNeedEachOther_MarksTheCircle()
    {
        var serial = (await portal.OrganisationAsync("MOF")).LastServiceSerial;
        var made = await portal.EnterAsync(
            "MOF",
            Content("A", [], Vital($"MOF-{serial + 2:0000}")),
            Content("B", [], Vital($"MOF-{serial + 3:0000}"), Loose($"MOF-{serial + 4:0000}")),
            Content("C", [], Vital($"MOF-{serial + 1:0000}")),
            Content("D", []));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var graph = (await portal.SendAsync(reader, new GetServiceRelationsQuery(made[1].Id))).Value;
        Assert.True(graph.CirclesAreWhole);
        Assert.Equal(["A", "B", "C"], graph.Columns.SelectMany(c => c.Nodes).Where(n => n.IsInCircle).Select(n => n.End.Name.En).Distinct().Order());
        var needs = (await portal.SendAsync(reader, new ListServiceRelationsQuery(made[1].Id, RelationSide.Needs, All))).Value.Items;
        Assert.Equal([("C", true), ("D", false)], needs.Select(r => (r.To.Name.En, r.IsInCircle)));
    }

    [Fact]
    public async Task Graph_OfAServiceThatManyNeed_SaysHowManyFoundNoRoom()
    {
        var hub = (await portal.EnterAsync("FBR", Content("Hub", [])))[0];
        await portal.EnterAsync("FBR", [.. Enumerable.Range(0, 30).Select(i => Content($"User {i}", [], Vital(hub.Code)))]);
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var users = (await portal.SendAsync(reader, new GetServiceRelationsQuery(hub.Id))).Value.Columns[0];
        Assert.Equal((-1, 30), (users.Distance, users.Nodes.Count + users.More));
        Assert.True(users.More > 0);
        var page = (await portal.SendAsync(reader, new ListServiceRelationsQuery(hub.Id, RelationSide.Users, new PageRequest(25, 25)))).Value;
        Assert.Equal((5, 30), (page.Items.Count, page.Total));
    }

    [Fact]
    public async Task Relations_ForSomebodyWhoReadsOneOrganisation_NameOthersByTheirCodeAlone()
    {
        var hub = (await portal.EnterAsync("SBP", Content("Hidden hub", [])))[0];
        var mine = (await portal.EnterAsync("KPITB", Content("Mine", [], Vital(hub.Code))))[0];
        var officer = await portal.PersonAsync("KPITB", Role.ProvincialItOfficer);
        var end = (await portal.SendAsync(officer, new ListServiceRelationsQuery(mine.Id, RelationSide.Needs, All))).Value.Items.Single().To;
        Assert.Equal((null, hub.Code, ""), (end.Id, end.Code, end.Name.En));
        Assert.Same(Error.NotFound, (await portal.SendAsync(officer, new GetServiceRelationsQuery(hub.Id))).Error);
        Assert.Same(Error.NotFound, (await portal.SendAsync(officer, new ListServiceRelationsQuery(hub.Id, RelationSide.Users, All))).Error);
    }

    [Fact]
    public async Task Relations_AfterAmendmentSuspensionAndTheEnd_AreThoseOfTheRegister()
    {
        var filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var (reviewer, approver) = (await portal.PersonAsync("PDA", Role.CaseOfficer), await portal.PersonAsync("PDA", Role.Approver));
        var id = await portal.RegisteredAsync(filer, reviewer, approver, new ServicePlacements([Part(PlacementRole.Primary, "Kalat hall")]), new ServiceDataSets([new DataSet { Name = "Fords of Kalat" }]));
        Assert.Equal((1, 1), await KalatAsync(reviewer));

        Assert.Null((await portal.SendAsync(filer, new AmendServiceCommand(id, await VersionAsync(), "It moves."))).Error);
        Assert.Null((await portal.SendAsync(filer, new SaveServiceSectionCommand(id, await VersionAsync(), new ServicePlacements([Part(PlacementRole.Primary, "Khuzdar hall")])))).Error);
        Assert.Equal((1, 1), await KalatAsync(reviewer));
        Assert.Null((await portal.SendAsync(filer, new SubmitServiceCommand(id, await VersionAsync()))).Error);
        Assert.Null((await portal.SendAsync(reviewer, new StartReviewCommand(id, await VersionAsync()))).Error);
        Assert.Null((await portal.SendAsync(approver, new ApproveServiceCommand(id, await VersionAsync(), "Yes."))).Error);
        Assert.Equal((0, 1), await KalatAsync(reviewer));

        Assert.Null((await portal.SendAsync(approver, new SuspendServiceCommand(id, await VersionAsync(), "Wait."))).Error);
        Assert.Equal((0, 1), await KalatAsync(reviewer));
        Assert.Null((await portal.SendAsync(approver, new TransferServiceCommand(id, await VersionAsync(), (await portal.OrganisationAsync("ISTD")).Id, "By order."))).Error);
        Assert.Empty(await portal.RelationDriftAsync());
        var other = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.Equal((0, 1), await KalatAsync(other));
        Assert.Null((await portal.SendAsync(other, new DecommissionServiceCommand(id, await VersionAsync(), Enum.GetValues<DecommissionStep>(), "Done."))).Error);
        Assert.Equal((0, 0), await KalatAsync(reviewer));
        Assert.Empty(await portal.RelationDriftAsync());

        Task<Guid> VersionAsync() => portal.VersionAsync(reviewer, id);
    }

    [Fact]
    public async Task Rebuild_OfRelationsThatSayOtherwise_MendsThem()
    {
        var made = (await portal.EnterAsync("GBIT", Content("One", [Part(PlacementRole.Primary, "Skardu hall")], Vital("X-1"))))[0];
        await portal.InDbAsync(async db =>
        {
            db.ServiceLinks.RemoveRange(db.ServiceLinks.Where(l => l.ServiceId == made.Id));
            return await db.SaveChangesAsync();
        });
        Assert.Equal([made.Id], await portal.RelationDriftAsync());
        var mended = 0;
        await portal.InScopeAsync(async scope => mended = (await ((Portal.Infrastructure.Setup.RegisterRebuild)scope.GetService(typeof(Portal.Infrastructure.Setup.RegisterRebuild))!).RunAsync(CancellationToken.None)).Relations);
        Assert.Equal(1, mended);
        Assert.Empty(await portal.RelationDriftAsync());
    }

    private async Task<(int Sites, int DataSets)> KalatAsync(Person reader) =>
        ((await portal.SendAsync(reader, new ListSitesQuery(All, "kalat"))).Value.Total, (await portal.SendAsync(reader, new ListDataSetsQuery(All, "kalat"))).Value.Total);
}
