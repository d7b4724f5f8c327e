using Microsoft.EntityFrameworkCore;
using Portal.Application.Organisations;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Organisations;

/// <summary>What stands under which organisation, and the figures beside it.</summary>
public sealed class OrganisationBranchTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private Person _auditor = null!;

    public async Task InitializeAsync() => _auditor = await portal.PersonAsync("PDA", Role.Auditor);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Branches_StandUnderWhatTheyBelongTo()
    {
        var roots = (await portal.SendAsync(_auditor, new ListBranchesQuery())).Value;
        Assert.Equal(roots.OrderBy(r => r.Name.En.Replace(",", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase), roots);
        var finance = roots.Single(r => r.Code == "MOF");
        Assert.Equal((2, 0), (finance.Below, roots.Single(r => r.Code == "PITB").Below));
        Assert.DoesNotContain(roots, r => r.Code == "FBR");
        Assert.Equal(["FBR", "SECP"], (await portal.SendAsync(_auditor, new ListBranchesQuery(finance.Id))).Value.Select(b => b.Code).Order());
        Assert.Same(Error.NotFound, (await portal.SendAsync(_auditor, new ListBranchesQuery(OrganisationId.New()))).Error);
    }

    [Fact]
    public async Task Figures_CountWhatStandsBelow_ForThoseWhoMayKnow()
    {
        var (telecom, cabinet) = (await portal.OrganisationAsync("PTA"), await portal.OrganisationAsync("CAB"));
        var filer = await portal.PersonAsync("PTA", Role.MinistryOfficial);
        var (reviewer, approver) = (await portal.PersonAsync("PDA", Role.CaseOfficer), await portal.PersonAsync("PDA", Role.Approver));
        await portal.RegisteredAsync(filer, reviewer, approver);
        await portal.RegisteredAsync(filer, reviewer, approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        await portal.DraftAsync(filer);

        // The draft is nobody else's concern.
        Assert.Equal(new BranchFigures(2, 1), (await RootAsync(_auditor, "CAB")).Figures);
        Assert.Equal(new BranchFigures(2, 1), Assert.Single((await portal.SendAsync(_auditor, new ListBranchesQuery(cabinet.Id))).Value).Figures);
        Assert.Equal(new BranchFigures(3, 1), Assert.Single((await portal.SendAsync(filer, new ListBranchesQuery(cabinet.Id))).Value).Figures);
        Assert.Null((await RootAsync(filer, "CAB")).Figures);
        Assert.Null((await RootAsync(filer, "ICTA")).Figures);
        Assert.Equal(new BranchFigures(0, 0), (await RootAsync(_auditor, "ICTA")).Figures);
        Assert.Equal(telecom.Id, filer.OrganisationId);
    }

    [Fact]
    public async Task Place_IsUnfoldedFromTheTopDown()
    {
        var (revenue, finance) = (await portal.OrganisationAsync("FBR"), await portal.OrganisationAsync("MOF"));
        var below = (await portal.SendAsync(_auditor, new GetPlaceInTreeQuery(revenue.Id))).Value;
        Assert.Equal("MOF", below.Top.Code);
        Assert.Equal(["FBR", "SECP"], Assert.Single(below.Unfolded).Value.Select(b => b.Code).Order());
        Assert.Equal(finance.Id, Assert.Single((await portal.SendAsync(_auditor, new GetPlaceInTreeQuery(finance.Id))).Value.Unfolded).Key);
        var alone = (await portal.SendAsync(_auditor, new GetPlaceInTreeQuery((await portal.OrganisationAsync("PITB")).Id))).Value;
        Assert.Equal(("PITB", 0), (alone.Top.Code, alone.Unfolded.Count));
        Assert.Same(Error.NotFound, (await portal.SendAsync(_auditor, new GetPlaceInTreeQuery(OrganisationId.New()))).Error);
    }

    [Fact]
    public async Task Place_OfTwoUnderEachOther_IsFoundAllTheSame()
    {
        var (one, other) = (await portal.OrganisationAsync("AJKITB"), await portal.OrganisationAsync("GBIT"));
        await portal.InDbAsync(db => db.Organisations.Where(o => o.Id == one.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.ParentId, other.Id)));
        await portal.InDbAsync(db => db.Organisations.Where(o => o.Id == other.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.ParentId, one.Id)));
        var place = (await portal.SendAsync(_auditor, new GetPlaceInTreeQuery(one.Id))).Value;
        Assert.Equal(("GBIT", 2), (place.Top.Code, place.Unfolded.Count));
        await portal.InDbAsync(db => db.Organisations.Where(o => o.Id == one.Id || o.Id == other.Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.ParentId, (OrganisationId?)null)));
    }

    private async Task<OrganisationBranch> RootAsync(Person person, string code) => (await portal.SendAsync(person, new ListBranchesQuery())).Value.Single(r => r.Code == code);
}
