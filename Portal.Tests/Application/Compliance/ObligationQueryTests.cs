using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance;

public sealed class ObligationQueryTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Obligations_WhenServicesAreRegistered_CountThemByOutcome()
    {
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        await portal.RegisteredAsync(officer, reviewer, approver);
        var bad = await portal.RegisteredAsync(officer, reviewer, approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        await portal.DraftAsync(officer);

        var rows = (await portal.SendAsync(reviewer, new ListObligationsQuery())).Value;
        Assert.Equal(ObligationCatalogue.All.Select(o => o.Id), rows.Select(r => r.Id));
        Assert.Equal(new ObligationCounts(1, 0, 1, 0, 0), rows.Single(r => r.Id == "CFP-CLASS").Counts);

        var detail = (await portal.SendAsync(reviewer, new GetObligationQuery("CFP-CLASS", Outcome.Fail, new PageRequest()))).Value;
        var failing = Assert.Single(detail.Services.Items);
        Assert.Equal((bad, "KindNotAllowed", PlacementRole.Backup), (failing.Id, failing.Result.Verdict.Reason, failing.Result.Verdict.Role));

        var stranger = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.All((await portal.SendAsync(stranger, new ListObligationsQuery())).Value, r => Assert.Equal(0, r.Counts.Concerned + r.Counts.NotApplicable));
    }

    [Fact]
    public async Task Obligation_WithoutSuchId_IsNotFound()
    {
        var auditor = await portal.PersonAsync("PDA", Role.Auditor);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(auditor, new GetObligationQuery("NO-SUCH", Outcome.Fail, new PageRequest()))).Error);
    }

    [Fact]
    public async Task Policy_WhenNoNumberIsGiven_IsTheOneInForce()
    {
        var auditor = await portal.PersonAsync("PDA", Role.Auditor);
        var policy = (await portal.SendAsync(auditor, new GetPolicyQuery())).Value;
        Assert.True(policy.EffectiveFrom <= Filings.Day);
        Assert.Contains("CFP-CLASS", policy.ObligationIds);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(auditor, new GetPolicyQuery(9999))).Error);
    }
}
