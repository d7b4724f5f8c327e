using Portal.Domain.Access;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class ServiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private readonly Organisation _owner = Filings.Owner();
    private readonly Actor _filer = Filings.Actor();
    private readonly Actor _reviewer = Filings.Actor();
    private readonly Actor _approver = Filings.Actor();

    [Fact]
    public void Approve_WhenThreePeopleActed_RegistersWithTheNextCode()
    {
        var service = InReview();
        Assert.True(service.Approve(_approver, _owner, "Complete and accredited.", Now).IsSuccess);
        Assert.Equal((ServiceState.Registered, "TEST-0001", 1), (service.State, service.Code, service.RegisteredVersion));
    }

    [Fact]
    [Asvs("2.3.5")]
    public void Approve_WhenApproverFiled_IsRefused() => Assert.Equal(ServiceErrors.FourEyes, InReview().Approve(_filer, _owner, "Reason", Now).Error);

    [Fact]
    [Asvs("2.3.5")]
    public void Approve_WhenApproverReviewed_IsRefused() => Assert.Equal(ServiceErrors.FourEyes, InReview().Approve(_reviewer, _owner, "Reason", Now).Error);

    [Fact]
    public void Refuse_WhenApproverFiledOrReviewed_IsRefused()
    {
        Assert.Equal(ServiceErrors.FourEyes, InReview().Refuse(_filer, "Reason", Now).Error);
        Assert.Equal(ServiceErrors.FourEyes, InReview().Refuse(_reviewer, "Reason", Now).Error);
    }

    [Fact]
    public void StartReview_WhenReviewerFiled_IsRefused() => Assert.Equal(ServiceErrors.OwnFiling, Submitted().StartReview(_filer, Now).Error);

    [Fact]
    public void Return_WhenReviewerFiled_IsRefused() => Assert.Equal(ServiceErrors.OwnFiling, InReview().Return(_filer, "Reason", Now).Error);

    [Fact]
    public void Approve_WhenRefused_ChangesNothing()
    {
        var service = InReview();
        var version = service.Version;
        service.Approve(_filer, _owner, "Reason", Now);
        Assert.Equal((ServiceState.InReview, version, 0), (service.State, service.Version, _owner.LastServiceSerial));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Decide_WithoutAReason_IsRefused(string reason)
    {
        Assert.Equal(ServiceErrors.ReasonMissing, InReview().Approve(_approver, _owner, reason, Now).Error);
        Assert.Equal(ServiceErrors.ReasonMissing, InReview().Refuse(_approver, reason, Now).Error);
        Assert.Equal(ServiceErrors.ReasonMissing, InReview().Return(_reviewer, reason, Now).Error);
    }

    [Fact]
    public void Submit_WhenResubmittedBySomebodyElse_HandsTheFilingOver()
    {
        var service = InReview();
        service.Return(_reviewer, "Add the backup.", Now);
        Assert.True(service.Submit(_approver, Now).IsSuccess);
        Assert.Equal(ServiceErrors.OwnFiling, service.StartReview(_approver, Now).Error);
        Assert.Null(service.ReviewedBy);
    }

    [Theory]
    [InlineData(0, ServiceSectionName.About)]
    [InlineData(1, ServiceSectionName.Contacts)]
    [InlineData(2, ServiceSectionName.Data)]
    [InlineData(3, ServiceSectionName.Placements)]
    [InlineData(4, ServiceSectionName.Flows)]
    [InlineData(5, ServiceSectionName.Safeguards)]
    public void Submit_WhenASectionIsMissing_IsRefusedAndNamesIt(int left, ServiceSectionName name)
    {
        var service = Draft(Filings.Sections.Where((_, i) => i != left));
        Assert.Equal(ServiceErrors.Incomplete, service.Submit(_filer, Now).Error);
        var open = Assert.Single(ServiceCompleteness.Of(service.Content), s => !s.IsComplete);
        Assert.Equal((name, false), (open.Name, open.IsStarted));
    }

    [Fact]
    public void Save_AfterSubmission_IsRefused() => Assert.Equal(ServiceErrors.CannotMove(ServiceState.Submitted).Code, Submitted().Save(Filings.About, Now).Error!.Code);

    [Fact]
    public void Save_WhenFlowsAreListed_OverrulesTheDeclarationOfNone()
    {
        var service = Draft([]);
        service.Save(new ServiceFlows([new CrossBorderFlow { Country = "SG" }], DeclaredNone: true), Now);
        Assert.False(service.FlowsDeclaredNone);
    }

    [Fact]
    public void Import_WhenNotForTheRegister_IsADraftOfItsOrganisation()
    {
        var service = Service.Import(_owner, "register:1", new ServiceContent { About = Filings.About }, registered: false, _filer, Now);
        Assert.Equal((ServiceState.Draft, 0, ServiceAction.Import), (service.State, service.RegisteredVersion, service.Steps.Single().Action));
        Assert.StartsWith("DRAFT-", service.Code, StringComparison.Ordinal);
        Assert.Empty(service.Events);
    }

    [Fact]
    public void Restore_AfterARefresh_LeavesNoTraceButTheVersion()
    {
        var before = new ServiceContent { About = Filings.About };
        var service = Service.Import(_owner, "register:1", before, registered: true, _filer, Now);
        var version = service.Version;
        service.Refresh(before.WithPrimary(new Placement { Role = PlacementRole.Primary, Country = "PK" }), _filer, Now.AddDays(1));
        Assert.Equal("PK", service.Placements.Single().Country);

        service.Restore(before, Now, service.Steps[^1].Id);
        Assert.Equal((before.About, Now, 1), (service.About, service.SavedAt, service.Steps.Count));
        Assert.Empty(service.Placements);
        Assert.NotEqual(version, service.Version);
    }

    private Service Draft(IEnumerable<IServiceSection> sections)
    {
        var service = Service.Start(ServiceId.New(), _owner, _filer, Now);
        foreach (var section in sections) Assert.True(service.Save(section, Now).IsSuccess);
        return service;
    }

    private Service Submitted()
    {
        var service = Draft(Filings.Sections);
        Assert.True(service.Submit(_filer, Now).IsSuccess);
        return service;
    }

    private Service InReview()
    {
        var service = Submitted();
        Assert.True(service.StartReview(_reviewer, Now).IsSuccess);
        return service;
    }
}
