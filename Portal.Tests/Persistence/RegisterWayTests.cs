using System.Linq.Expressions;
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
    private static readonly (string Sort, string Language)[] Sorts =
        [("code", "en"), ("name", "en"), ("name", "ur"), ("organisation", "en"), ("region", "en"), ("state", "en"), ("class", "en"), ("outcome", "en"), ("changed", "en")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_IsTheSameEitherWay(bool descending)
    {
        ServiceFilter[] filters =
        [
            new() { Country = "IS" }, new() { Kind = PlacementKind.DataCentre, State = ServiceState.Registered }, new() { Abroad = true }, new() { Obligation = "CFP-CLASS" }, new() { Obligation = LargeRegister.Undetermined.Id, Region = Region.Punjab }, new() { Organisation = "MOF" }, new() { Organisation = "PITB", Region = Region.Punjab, Class = DataClass.Secret }, new() { Text = "needle" },
        ];
        foreach (var filter in filters)
        {
            foreach (var (sort, language) in Sorts)
            {
                var paging = new ServicePaging(7, sort, descending, Language: language);
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
    [InlineData("code", "ix_register_entries_by_code")]
    [InlineData("name", "ix_register_entries_by_name")]
    [InlineData("name", "ix_register_entries_by_name_ur", "ur")]
    [InlineData("organisation", "ix_register_entries_by_owner")]
    [InlineData("region", "ix_register_entries_by_region")]
    [InlineData("state", "ix_register_entries_by_state")]
    [InlineData("class", "ix_register_entries_by_class")]
    [InlineData("outcome", "ix_register_entries_by_outcome")]
    [InlineData("changed", "ix_register_entries_by_change")]
    public async Task Many_AreSoughtInTheOrdersIndexAlone(string sort, string index, string language = "en")
    {
        await AssertSoughtInIndexAsync(new() { Kind = PlacementKind.DataCentre, Country = "PK" }, sort, 20, index, language);
        await AssertSoughtInIndexAsync(new() { Obligation = LargeRegister.Undetermined.Id, Class = DataClass.Open }, sort, 20, index, language);
    }

    [Fact]
    public async Task StretchWithoutAMatch_IsLeaptOver()
    {
        var last = new ServiceFilter { Organisation = await LastAsync("organisation"), OrganisationAlone = true };
        await WalkAsync(last, new ServicePaging(Sort: "organisation"), times: 1000, most: 1);
        Assert.Matches("Index Cond: .*ROW\\(.*owner_key.*>", (await register.PlansAsync())[^1]);
        await WalkAsync(last, new ServicePaging(Sort: "organisation", Descending: true), times: 1000, most: 1);
        Assert.DoesNotContain("ROW(", (await register.PlansAsync())[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "ix_register_entries_by_name")]
    [InlineData("changed", "ix_register_entries_by_change")]
    public async Task Many_OfAnOrganisationAndOthersUnderIt_AreSoughtThereToo(string sort, string index) =>
        await AssertSoughtInIndexAsync(new() { Organisation = "MOF", State = ServiceState.Registered }, sort, 1000, index);

    [Theory]
    [InlineData("code")]
    [InlineData("region")]
    [InlineData("state")]
    [InlineData("class")]
    [InlineData("outcome")]
    public async Task OfAnOrganisation_OrAbroad_AreGatheredWhereTheyLieTogether(string sort)
    {
        foreach (var (filter, index) in new[]
        {
            (new ServiceFilter { Organisation = "MOF" }, "by_owner"), (new ServiceFilter { Organisation = "MOF", Obligation = LargeRegister.Undetermined.Id }, "by_owner"),
            (new ServiceFilter { Abroad = true }, "abroad"), (new ServiceFilter { Country = "IS", State = ServiceState.Registered }, "abroad"),
        })
        {
            foreach (var ascending in new[] { true, false })
            {
                var (together, plain) = await GatherAsync(filter, RegisterOrder.Find(sort)!, ascending);
                Assert.NotEmpty(plain);
                Assert.Equal(plain, together);
                var plan = (await register.PlansAsync())[^1];
                Assert.Matches($"Index Only Scan( Backward)? using ix_register_entries_{index} ", plan);
                Assert.DoesNotContain("Seq Scan on register_entries", plan, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task ManyThatLieTogether_FarOffInTheOrder_AreGatheredThere()
    {
        Assert.Equal(Way.GatheredInIndex, await WayAsync(new ServiceFilter { Organisation = await LastAsync("code") }, "code", ascending: true, times: 1000));
        Assert.Equal(Way.InIndex, await WayAsync(new ServiceFilter { Organisation = await LastAsync("code") }, "code", ascending: false, times: 1000));
        Assert.NotEqual(Way.GatheredInIndex, await WayAsync(new ServiceFilter { Organisation = await LastAsync("code") }, "name", ascending: true, times: 1000));
    }

    [Fact]
    public async Task Few_AtTheFarEndOfTheOrder_AreGathered_AtItsBeginningNot()
    {
        var last = await LastAsync("code");
        Assert.True(await GathersAsync(new ServiceFilter { Organisation = last, Country = "PK" }, "code", ascending: true, times: 20));
        Assert.False(await GathersAsync(new ServiceFilter { Organisation = last, Country = "PK" }, "code", ascending: false, times: 20));
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

    [Theory]
    [InlineData("name", true)]
    [InlineData("changed", false)]
    public async Task WordsOfWhichManyAreExpected_AreTriedAlongTheOrder_AndGatheredWhereTheyAreNotThere(string sort, bool descending)
    {
        var (many, few) = (new ServiceFilter { Text = "service" }, new ServiceFilter { Text = "needle" });
        var paging = new ServicePaging(7, sort, descending);
        Assert.Equal(await WalkAsync(many, paging, times: 1), await WalkAsync(many, paging, times: 1000));
        Assert.Matches($"Index Scan( Backward)? using ix_register_entries_by_{(sort == "name" ? sort : "change")} ", (await register.PlansAsync())[^1]);

        // More are expected than there are.
        var plain = await WalkAsync(few, paging, times: 1);
        Assert.Equal(plain, await WalkAsync(few, paging, times: 1000, estimated: 900_000));
        var plans = await register.PlansAsync();
        Assert.Contains("ix_register_entries_words", plans[^1], StringComparison.Ordinal);
        Assert.Contains("Subquery Scan", plans[^2], StringComparison.Ordinal);
        Assert.Contains("ix_register_entries_by_", plans[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsThatTheGroupsDoNotKnow_CountByTheEstimate()
    {
        Assert.True(await GathersAsync(new ServiceFilter { Text = "needle" }, "changed", ascending: false, times: 20, found: 10));
        Assert.False(await GathersAsync(new ServiceFilter { Text = "service" }, "changed", ascending: false, times: 20, found: 900_000));
    }

    private async Task AssertSoughtInIndexAsync(ServiceFilter filter, string sort, int times, string index, string language = "en")
    {
        await WalkAsync(filter, new ServicePaging(Sort: sort, Language: language), times, most: 2);
        var plan = (await register.PlansAsync())[^1];
        Assert.Matches($"Index Only Scan( Backward)? using {index} ", plan);
        Assert.DoesNotContain("Seq Scan on register_entries", plan, StringComparison.Ordinal);
    }

    private Task<string> LastAsync(string sort) => register.InDbAsync(async db =>
    {
        var owners = await db.Organisations.AsNoTracking().ToListAsync();
        return owners.OrderBy(o => sort == "code" ? o.Code : RegisterEntry.KeyOf(o.Name), StringComparer.Ordinal).Last().Code;
    });

    // Where they lie together, then along the order; the plan of the first is looked at last.
    private Task<(List<string> Together, List<string> Plain)> GatherAsync(ServiceFilter filter, RegisterOrder order, bool ascending) => register.InDbAsync(async db =>
    {
        var (tree, sql, all) = (await OrganisationTree.ReadAsync(db, default), register.Services.GetRequiredService<IRegisterSql>(), RegisterView.Public(db).Entries);
        var owners = tree.Owners(filter);
        var plain = await order.Page(all.Matching(filter, owners), sql, ascending, null, gathers: false).Take(20).Select(e => e.Code).ToListAsync();
        var together = await order.PageById(all.MatchingTogether(filter, tree), all, sql, ascending, null, gathers: true, 20).Select(e => e.Code).ToListAsync();
        return (together, plain);
    });

    private async Task<bool> GathersAsync(ServiceFilter filter, string sort, bool ascending, int times, int? found = null) =>
        await WayAsync(filter, sort, ascending, times, found) is Way.Gathered or Way.GatheredInIndex;

    private Task<Way> WayAsync(ServiceFilter filter, string sort, bool ascending, int times, int? found = null) => register.InDbAsync(async db =>
    {
        var way = new RegisterWay(await CubeAsync(db, times), RegisterView.Public(db), await OrganisationTree.ReadAsync(db, default), register.Services.GetRequiredService<IRegisterSql>());
        return way.Of(filter, found, RegisterOrder.Find(sort)!, ascending, null, ServicePaging.UsualTake);
    });

    // Pages forth as far as the fifth, and back.
    private Task<List<string>> WalkAsync(ServiceFilter filter, ServicePaging paging, int times, int most = 6, int? estimated = null) => register.InDbAsync(async db =>
    {
        var sql = register.Services.GetRequiredService<IRegisterSql>();
        if (estimated is { } expected) sql = new Expecting(sql, expected);
        var pages = new RegisterPages(RegisterView.Public(db), sql, await OrganisationTree.ReadAsync(db, default), await CubeAsync(db, times), _ => CubeAsync(db, times));
        List<string> met = [];
        var page = await pages.ReadAsync(filter, paging, default);
        for (var i = 1; i < most && page.Next is { } next; i++) page = await TakeAsync(next);
        while (page.Previous is { } previous) page = await TakeAsync(previous);
        met.AddRange(page.Items.Select(r => r.Code));
        return met;

        async Task<FoundServices> TakeAsync(string cursor)
        {
            met.AddRange(page.Items.Select(r => r.Code));
            return await pages.ReadAsync(filter, paging with { Cursor = cursor }, default);
        }
    });

    private sealed class Expecting(IRegisterSql inner, int found) : IRegisterSql
    {
        public bool SortsOrdinally => inner.SortsOrdinally;

        public IQueryable<RegisterEntry> Beyond<TKey>(IQueryable<RegisterEntry> entries, Expression<Func<RegisterEntry, TKey>> key, TKey value, ServiceId id, bool ascending) =>
            inner.Beyond(entries, key, value, id, ascending);

        public Task<int> EstimateAsync(IQueryable<RegisterEntry> entries, int most, CancellationToken ct) => Task.FromResult(found);
    }

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
