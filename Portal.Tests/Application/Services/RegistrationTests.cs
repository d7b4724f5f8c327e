using Microsoft.EntityFrameworkCore;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Services;

public sealed class RegistrationTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;

    public async Task InitializeAsync()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _approver = await portal.PersonAsync("PDA", Role.Approver);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Approve_WhenFiledAndReviewed_RegistersEvaluatesAndEntersTheLedgerAtOnce()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));

        var service = (await portal.SendAsync(_filer, new GetServiceQuery(id))).Value;
        Assert.Equal(ServiceState.Registered, service.State);
        Assert.StartsWith("PITB-", service.Code, StringComparison.Ordinal);
        Assert.Equal(Outcome.Fail, service.Compliance!.Overall);
        Assert.Equal("CFP-CLASS", service.Compliance.Results[0].ObligationId);
        Assert.Equal([ServiceAction.Approve, ServiceAction.StartReview, ServiceAction.Submit], service.History.Select(s => s.Action));
        Assert.All(service.History, step => Assert.NotNull(step.Entry));
        Assert.Equal(_approver.Name, service.History[0].By);
        var types = await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.SubjectUrl == $"/services/{id.Value}").Select(e => e.Type).ToListAsync());
        Assert.Equal(["service.inreview", "service.registered", "service.submitted"], types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetService_WhenLedgerIsSealed_GivesTheLeaf()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        await portal.SealLedgerAsync();
        var service = (await portal.SendAsync(_filer, new GetServiceQuery(id))).Value;
        Assert.NotNull(service.LastDecision!.Entry!.LeafIndex);
    }

    [Fact]
    public async Task Approve_WhenTheSamePersonReviewed_IsRefusedByFourEyes()
    {
        var promoted = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var id = await portal.InReviewAsync(_filer, promoted);
        await portal.MoveToAsync(promoted, "PDA", Role.Approver);
        var seen = (await portal.SendAsync(promoted, new GetServiceQuery(id))).Value;
        Assert.True(seen.IsHeldByFourEyes);
        Assert.DoesNotContain(ServiceAction.Approve, seen.Allowed);
        Assert.Equal(ServiceErrors.FourEyes, (await portal.SendAsync(promoted, new ApproveServiceCommand(id, seen.Version, "Reason"))).Error);
    }

    [Fact]
    public async Task Approve_WhenSomebodyChangedItMeanwhile_IsStale()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var seen = await portal.VersionAsync(_approver, id);
        Assert.Null((await portal.SendAsync(_filer, new WithdrawServiceCommand(id, await portal.VersionAsync(_filer, id)))).Error);
        Assert.Equal(Error.Stale, (await portal.SendAsync(_approver, new ApproveServiceCommand(id, seen, "Reason"))).Error);
    }

    [Fact]
    public async Task Approve_WhenClickedTwice_RegistersOnce()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var command = new ApproveServiceCommand(id, await portal.VersionAsync(_approver, id), "Complete.");
        Assert.Null((await portal.SendAsync(_approver, command)).Error);
        Assert.Equal(Error.Stale, (await portal.SendAsync(_approver, command)).Error);
        Assert.Equal(1, (await portal.SendAsync(_approver, new GetServiceQuery(id))).Value.RegisteredVersion);
    }

    [Fact]
    public async Task Start_WhenClickedTwice_BeginsOneFiling()
    {
        var id = ServiceId.New();
        Assert.Null((await portal.SendAsync(_filer, new StartServiceCommand(id))).Error);
        Assert.Null((await portal.SendAsync(_filer, new StartServiceCommand(id))).Error);
        Assert.Equal(1, await portal.InDbAsync(db => db.Services.CountAsync(s => s.Id == id)));
    }

    [Fact]
    public async Task EveryUseCase_WithAnotherOrganisationsId_AnswersNotFound()
    {
        var (id, version) = await portal.DraftAsync(_filer);
        var stranger = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new StartServiceCommand(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new GetServiceQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new GetServiceDraftQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new SaveServiceSectionCommand(id, version, Filings.About))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new SubmitServiceCommand(id, version))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new WithdrawServiceCommand(id, version))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new ForecastComplianceQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reviewer, new StartReviewCommand(id, version))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reviewer, new GetServiceQuery(id))).Error);
    }

    [Fact]
    public async Task EveryDecision_WithoutThePermission_IsForbidden()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var version = await portal.VersionAsync(_filer, id);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(_filer, new ApproveServiceCommand(id, version, "Reason"))).Error);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(_reviewer, new RefuseServiceCommand(id, version, "Reason"))).Error);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(_approver, new ReturnServiceCommand(id, version, "Reason"))).Error);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync((Person?)null, new GetServiceQuery(id))).Error);
    }

    [Fact]
    public async Task Return_WhenAnswersAreMissing_OpensTheFilingWithTheReason()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        Assert.Null((await portal.SendAsync(_reviewer, new ReturnServiceCommand(id, await portal.VersionAsync(_reviewer, id), "Name the backup's site."))).Error);
        var draft = (await portal.SendAsync(_filer, new GetServiceDraftQuery(id))).Value;
        Assert.True(draft.IsOpen);
        Assert.Equal("Name the backup's site.", draft.ReturnReason);
    }

    [Fact]
    public async Task Save_WhenAnswersBreakTheirLimits_NamesEachField()
    {
        var (id, version) = await portal.DraftAsync(_filer);
        var placements = new ServicePlacements([new Placement { Country = "Pakistan", Site = new string('x', Placement.NameMaxLength + 1), Operator = "a\0b" }]);
        var refused = (await portal.SendAsync(_filer, new SaveServiceSectionCommand(id, version, placements))).Error!;
        Assert.Equal(
            [("Section.Items[0].Country", "Common.NotAChoice"), ("Section.Items[0].Operator", "Common.NotText"), ("Section.Items[0].Site", "Common.TooLong")],
            refused.Fields.Select(f => (f.Field, f.Code)).Order());
    }

    [Fact]
    public async Task Forecast_ForOnePlacement_NamesTheObligationsItFails()
    {
        var (id, _) = await portal.DraftAsync(_filer);
        var forecast = (await portal.SendAsync(_filer, new ForecastComplianceQuery(id, Filings.Abroad))).Value;
        Assert.Equal(["CFP-CLASS"], forecast.Results.Select(r => r.ObligationId));
        Assert.Empty((await portal.SendAsync(_filer, new ForecastComplianceQuery(id, Filings.Placements.Items[0]))).Value.Results);
    }
}
