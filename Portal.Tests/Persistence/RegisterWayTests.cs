using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

/// <summary>Along the order or gathered: which way is taken in a large register, and that both lead to the same rows.</summary>
public sealed class RegisterWayTests(LargeRegister register) : IClassFixture<LargeRegister>
{
    private static readonly string[] Sorts = ["code", "name", "organisation", "region", "state", "class", "outcome", "changed"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_IsTheSameEitherWay(bool descending)
    {
        ServiceFilter[] filters =
        [
            new() { Country = "IS" }, new() { Obligation = "CFP-CLASS" }, new() { Organisation = "MOF" }, new() { Organisation = "PITB", Region = Region.Punjab, Class = DataClass.Secret }, new() { Text = "needle" },
        ];
        foreach (var filter in filters)
        {
            foreach (var sort in Sorts)
            {
                var paging = new ServicePaging(7, sort, descending);
                var (along, gathered) = (await WalkAsync(filter, paging, times: 1), await WalkAsync(filter, paging, times: 1000));
                Assert.NotEmpty(along);
                Assert.Equal(along, gathered);
            }
        }
    }

    [Fact]
    public async Task Gathered_SortsTheMatchesAlone_WithoutTheOrdersIndex()
    {
        await WalkAsync(new ServiceFilter { Organisation = "PITB", Region = Region.Punjab, Class = DataClass.Secret }, new ServicePaging(Sort: "name"), times: 1000);
        var plan = (await register.PlansAsync())[^1];
        Assert.Contains("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("ix_register_entries_by_name", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("organisation")]
    public async Task Few_AtTheFarEndOfTheOrder_AreGathered_AtItsBeginningNot(string sort)
    {
        var last = await LastAsync(sort);
        Assert.True(await GathersAsync(new ServiceFilter { Organisation = last, Country = "PK" }, sort, ascending: true, times: 20));
        Assert.False(await GathersAsync(new ServiceFilter { Organisation = last, Country = "PK" }, sort, ascending: false, times: 20));
    }

    [Fact]
    public async Task Few_AreGathered_WhereTheOrderSaysNothing() => Assert.True(await GathersAsync(new ServiceFilter { Country = "IS" }, "changed", ascending: false, times: 20));

    [Fact]
    public async Task Many_AreMetAlongTheOrder()
    {
        Assert.False(await GathersAsync(new ServiceFilter(), "changed", ascending: false, times: 20));
        Assert.False(await GathersAsync(new ServiceFilter { State = ServiceState.Registered }, "name", ascending: true, times: 20));
        Assert.False(await GathersAsync(new ServiceFilter { Region = Region.Punjab }, "region", ascending: true, times: 20));
    }

    [Theory]
    [InlineData("region")]
    [InlineData("code")]
    [InlineData("name")]
    public async Task Nothing_IsGathered(string sort) =>
        Assert.True(await GathersAsync(new ServiceFilter { Region = Region.Punjab, Outcome = Outcome.Waived }, sort, ascending: true, times: 20));

    [Fact]
    public async Task SmallRegister_IsReadAlongTheOrder() => Assert.False(await GathersAsync(new ServiceFilter { Country = "IS" }, "changed", ascending: false, times: 1));

    [Fact]
    public async Task WordsThatTheGroupsDoNotKnow_CountByTheEstimate()
    {
        Assert.True(await GathersAsync(new ServiceFilter { Text = "needle" }, "changed", ascending: false, times: 20, found: 10));
        Assert.False(await GathersAsync(new ServiceFilter { Text = "service" }, "changed", ascending: false, times: 20, found: 900_000));
    }

    private Task<string> LastAsync(string sort) => register.InDbAsync(async db =>
    {
        var owners = await db.Organisations.AsNoTracking().ToListAsync();
        return owners.OrderBy(o => sort == "code" ? o.Code : RegisterEntry.KeyOf(o.Name), StringComparer.Ordinal).Last().Code;
    });

    private Task<bool> GathersAsync(ServiceFilter filter, string sort, bool ascending, int times, int? found = null) => register.InDbAsync(async db =>
    {
        var way = new RegisterWay(await CubeAsync(db, times), RegisterView.Public(db), await OrganisationTree.ReadAsync(db, default));
        return way.Gathers(filter, found, RegisterOrder.Find(sort)!, ascending, null, ServicePaging.UsualTake);
    });

    // Pages forth as far as the fifth, and back.
    private Task<List<string>> WalkAsync(ServiceFilter filter, ServicePaging paging, int times) => register.InDbAsync(async db =>
    {
        var sql = register.Services.GetRequiredService<IRegisterSql>();
        var pages = new RegisterPages(RegisterView.Public(db), sql, await OrganisationTree.ReadAsync(db, default), await CubeAsync(db, times));
        List<string> met = [];
        var page = await pages.ReadAsync(filter, paging, default);
        for (var i = 0; i < 5 && page.Next is { } next; i++) page = await TakeAsync(next);
        while (page.Previous is { } previous) page = await TakeAsync(previous);
        met.AddRange(page.Items.Select(r => r.Code));
        return met;

        async Task<FoundServices> TakeAsync(string cursor)
        {
            met.AddRange(page.Items.Select(r => r.Code));
            return await pages.ReadAsync(filter, paging with { Cursor = cursor }, default);
        }
    });

    // The counts as they would be in a register so many times as large.
    private static async Task<RegisterCube> CubeAsync(Portal.Infrastructure.Persistence.PortalDbContext db, int times)
    {
        var cube = await RegisterCube.ReadAsync(db, default);
        return new RegisterCube([.. cube.Groups.Select(g => new RegisterGroup
        {
            OrganisationId = g.OrganisationId, IsFiled = g.IsFiled, Region = g.Region, State = g.State, ClassRank = g.ClassRank, OutcomeRank = g.OutcomeRank,
            Countries = g.Countries, Kinds = g.Kinds, FailMask = g.FailMask, UndeterminedMask = g.UndeterminedMask, PassMask = g.PassMask, WaivedMask = g.WaivedMask, Count = g.Count * times,
        })]);
    }
}
