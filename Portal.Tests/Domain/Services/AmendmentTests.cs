using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class AmendmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private readonly Organisation _owner = Filings.Owner();
    private readonly Actor _filer = Filings.Actor();
    private readonly Actor _reviewer = Filings.Actor();
    private readonly Actor _approver = Filings.Actor();

    [Fact]
    public void Amend_WhileItIsWritten_LeavesTheRegisterAsItWas()
    {
        var service = Registered();
        Ok(service.Amend(_filer, "New address", Now));
        Ok(service.Save(Filings.About with { Audience = "Farmers" }, Now));
        Assert.Equal((ServiceState.Registered, ServiceState.Draft), (service.State, service.FilingState));
        Assert.Equal(("", "Farmers"), (service.About.Audience, service.Filing.About.Audience));
    }

    [Fact]
    public void Approve_ForAnAmendment_EntersItAndKeepsThreeSnapshots()
    {
        var service = Amended(Filings.About with { Audience = "Farmers" });
        Ok(service.Approve(_approver, _owner, "Right", Now.AddHours(3)));
        Assert.Equal((ServiceState.Registered, ServiceState.Registered, 2, "TEST-0001"), (service.State, service.FilingState, service.RegisteredVersion, service.Code));
        Assert.Equal("Farmers", service.About.Audience);
        Assert.Null(service.Amendment);
        Assert.Equal(
            [SnapshotKind.Requested, SnapshotKind.Decided, SnapshotKind.Original, SnapshotKind.Requested, SnapshotKind.Decided],
            service.Snapshots.Select(s => s.Kind));
        Assert.False(((ServiceMoved)service.Events[^1]).IsMaterial);
    }

    [Fact]
    public void Approve_WhenAPlacementChanged_IsMaterial()
    {
        var service = Amended(new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        Ok(service.Approve(_approver, _owner, "Right", Now.AddHours(3)));
        Assert.True(((ServiceMoved)service.Events[^1]).IsMaterial);
        Assert.Equal(3, service.Placements.Count);
    }

    [Fact]
    public void Refuse_ForAnAmendment_LeavesTheServiceRegistered()
    {
        var service = Amended(Filings.About with { Audience = "Farmers" });
        Ok(service.Refuse(_approver, "Not needed", Now.AddHours(3)));
        Assert.Equal((ServiceState.Registered, ServiceState.Registered, 1, ""), (service.State, service.FilingState, service.RegisteredVersion, service.About.Audience));
    }

    [Fact]
    public void Withdraw_ForAnAmendment_LeavesTheServiceRegisteredAndFreeForTheNext()
    {
        var service = Amended(Filings.About with { Audience = "Farmers" });
        Ok(service.Withdraw(_filer, Now.AddHours(3)));
        Assert.Equal(ServiceState.Registered, service.FilingState);
        Ok(service.Amend(_filer, "Again", Now.AddHours(4)));
    }

    [Fact]
    public void Submit_WhenNothingChanged_IsRefused()
    {
        var service = Registered();
        Ok(service.Amend(_filer, "New address", Now));
        Assert.Equal(ServiceErrors.NothingChanged, service.Submit(_filer, Now).Error);
    }

    [Fact]
    public void Amend_WhileOneIsOpen_IsRefused()
    {
        var service = Registered();
        Ok(service.Amend(_filer, "New address", Now));
        Assert.Equal(ServiceErrors.AmendmentOpen, service.Amend(_filer, "Another", Now).Error);
        Assert.Equal(ServiceErrors.AmendmentOpen, service.Decommission(_filer, Enum.GetValues<DecommissionStep>(), "Over", Now).Error);
        Assert.Equal(ServiceErrors.AmendmentOpen, service.Transfer(Filings.Owner(), _approver, "Merged", Now).Error);
    }

    [Fact]
    public void Approve_WhenTheApproverFiledTheAmendment_IsRefused() =>
        Assert.Equal(ServiceErrors.FourEyes, Amended(Filings.About with { Audience = "Farmers" }).Approve(_filer, _owner, "Mine", Now).Error);

    [Fact]
    public void Suspend_WhileAnAmendmentIsInReview_StaysAfterItsApproval()
    {
        var service = Amended(Filings.About with { Audience = "Farmers" });
        Ok(service.Suspend(_approver, "Outage", Now.AddHours(2)));
        Ok(service.Approve(_approver, _owner, "Right", Now.AddHours(3)));
        Assert.Equal((ServiceState.Suspended, ServiceState.Suspended), (service.State, service.FilingState));
        Ok(service.Reinstate(_approver, "Over", Now.AddHours(4)));
        Assert.Equal((ServiceState.Registered, ServiceState.Registered), (service.State, service.FilingState));
    }

    [Fact]
    public void Decommission_WhenAStepIsLeft_IsRefused()
    {
        var service = Registered();
        Assert.Equal(ServiceErrors.StepsLeft, service.Decommission(_filer, [DecommissionStep.UsersTold], "Over", Now).Error);
        Ok(service.Decommission(_filer, Enum.GetValues<DecommissionStep>(), "Over", Now));
        Assert.Equal(ServiceState.Decommissioned, service.State);
    }

    [Fact]
    public void Transfer_ToTheSuccessor_KeepsTheCode()
    {
        var (service, successor) = (Registered(), Filings.Owner());
        Ok(service.Transfer(successor, _approver, "Merged", Now));
        Assert.Equal((successor.Id, "TEST-0001"), (service.OrganisationId, service.Code));
        Assert.Equal("service.transferred", service.Events[^1].Fact.Type);
        Assert.Equal(ServiceErrors.SameOwner, service.Transfer(successor, _approver, "Merged", Now).Error);
    }

    [Fact]
    public void Assign_ToTheFilerOrTheSameOfficer_IsRefused()
    {
        var service = Amended(Filings.About with { Audience = "Farmers" });
        Assert.Equal(ServiceErrors.OwnFiling, service.Assign(_filer.Id, "Leave", _reviewer, Now).Error);
        Assert.Equal(ServiceErrors.AlreadyAssigned, service.Assign(_reviewer.Id, "Leave", _reviewer, Now).Error);
        var other = Filings.Actor();
        Ok(service.Assign(other.Id, "Leave", _reviewer, Now));
        Assert.Equal((other.Id, ServiceState.InReview), (service.ReviewedBy, service.FilingState));
    }

    private Service Registered()
    {
        var service = Service.Start(ServiceId.New(), _owner, _filer, Now.AddDays(-9));
        foreach (var section in Filings.Sections) Ok(service.Save(section, Now.AddDays(-8)));
        Ok(service.Submit(_filer, Now.AddDays(-7)));
        Ok(service.StartReview(_reviewer, Now.AddDays(-6)));
        Ok(service.Approve(_approver, _owner, "Complete", Now.AddDays(-5)));
        return service;
    }

    private Service Amended(IServiceSection section)
    {
        var service = Registered();
        Ok(service.Amend(_filer, "It changed", Now));
        Ok(service.Save(section, Now));
        Ok(service.Submit(_filer, Now.AddMinutes(1)));
        Ok(service.StartReview(_reviewer, Now.AddHours(1)));
        return service;
    }

    private static void Ok(Result result) => Assert.True(result.IsSuccess, result.Error?.Code);
}
