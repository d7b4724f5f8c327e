using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Audits;

/// <summary>What a finding makes of what the register says of its obligation.</summary>
public sealed class FindingRegisterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Actor Worker = Actor.System("audits");
    private static readonly Verdict Failure = Verdict.Fail("KindNotAllowed", Fact.Country("SG"));

    [Theory]
    [InlineData(Outcome.Pass, FindingState.New, FindingState.ToVerify, FindingAction.SeeMet)]
    [InlineData(Outcome.NotApplicable, FindingState.BeingFixed, FindingState.ToVerify, FindingAction.SeeMet)]
    [InlineData(Outcome.Pass, FindingState.ToVerify, FindingState.ToVerify, FindingAction.SeeMet)]
    [InlineData(Outcome.Fail, FindingState.New, FindingState.New, null)]
    [InlineData(Outcome.Fail, FindingState.ToVerify, FindingState.ToVerify, null)]
    [InlineData(Outcome.Undetermined, FindingState.New, FindingState.New, null)]
    [InlineData(Outcome.Undetermined, FindingState.ToVerify, FindingState.ToVerify, null)]
    [InlineData(Outcome.Waived, FindingState.New, FindingState.New, FindingAction.Suspend)]
    [InlineData(Outcome.Waived, FindingState.BeingFixed, FindingState.BeingFixed, FindingAction.Suspend)]
    public void See_ByOutcomeAndState_IsTheAgreedTable(Outcome outcome, FindingState from, FindingState to, FindingAction? done)
    {
        var finding = At(from);
        FindingAction[] expected = done is { } action ? [action] : [];
        Assert.Equal(expected, finding.See(Of(outcome), 2, Today, Worker, Now));
        Assert.Equal(to, finding.State);
        Assert.Empty(finding.See(Of(outcome), 2, Today, Worker, Now));
    }

    [Fact]
    public void See_WhenThePolicyNoLongerAsks_IsMet() => Assert.Equal([FindingAction.SeeMet], At(FindingState.New).See(null, 2, Today, Worker, Now));

    [Fact]
    public void See_FailingAfterItWasMet_GoesBackOnlyWhereAnAuditorWasToLook()
    {
        var finding = At(FindingState.New);
        finding.See(Of(Outcome.Pass), 1, Today, Worker, Now);
        Assert.Equal([FindingAction.SeeFailing], finding.See(Of(Outcome.Fail), 1, Today, Worker, Now));
        Assert.Equal((FindingState.BeingFixed, null), (finding.State, finding.MetSince));

        finding.See(Of(Outcome.Pass), 1, Today, Worker, Now);
        Assert.True(finding.Reopen(Filings.Actor(), "It is still there.", Now).IsSuccess);
        Assert.Empty(finding.See(Of(Outcome.Pass), 1, Today, Worker, Now));
        Assert.Empty(finding.See(Of(Outcome.Fail), 1, Today, Worker, Now));
        Assert.Equal(FindingState.BeingFixed, finding.State);
    }

    [Fact]
    public void See_OfAnotherReason_NotesItAndOfOtherFactsDoesNot()
    {
        var finding = At(FindingState.New);
        Assert.Empty(finding.See(new ObligationResult("CFP-CLASS", Verdict.Fail("KindNotAllowed", Fact.Country("AE"))), 2, Today, Worker, Now));
        Assert.Equal((Fact.Country("AE").ToString(), 2), (Assert.Single(finding.Args), finding.PolicyNumber));
        Assert.Equal([FindingAction.SeeReason], finding.See(new ObligationResult("CFP-CLASS", Verdict.Fail("Other")), 3, Today, Worker, Now));
        Assert.Equal(("Other", 0, 3), (finding.Reason, finding.Args.Count, finding.PolicyNumber));
    }

    [Fact]
    public void See_AWaiver_RestsUntilItEndsAndFallsDueThenAtTheEarliest()
    {
        var finding = At(FindingState.Assigned);
        var overdue = Finding.OverdueOn(Today.AddDays(50)).Compile();
        Assert.True(overdue(finding));
        finding.See(Of(Outcome.Waived), 1, Today, Worker, Now);
        Assert.Equal((Today.AddDays(40), false), (finding.WaivedUntil, overdue(finding)));
        Assert.Equal("WVR-2026-001", finding.Steps[^1].Note);

        Assert.Equal([FindingAction.Resume], finding.See(Of(Outcome.Fail), 1, Today.AddDays(41), Worker, Now));
        Assert.Equal((null, Today.AddDays(41), true), (finding.WaivedUntil, finding.DueOn, overdue(finding)));
    }

    [Fact]
    public void Withdraw_OfAWaivedFinding_ClosesIt()
    {
        var finding = At(FindingState.New);
        finding.See(Of(Outcome.Waived), 1, Today, Worker, Now);
        Assert.Equal([FindingAction.Withdraw], finding.Withdraw(Worker, Now));
        Assert.Equal((FindingState.Closed, null, null, Now), (finding.State, finding.IsOpen, finding.WaivedUntil, finding.ClosedAt));
        Assert.False(finding.IsTouched);
    }

    [Fact]
    public void Round_OverWhatItDid_HasCountsAHashAndOneEvent()
    {
        var (one, other) = (At(FindingState.New), At(FindingState.New));
        var round = FindingRound.Of("FR-2026-001", [one], [(other, other.See(Of(Outcome.Pass), 1, Today, Worker, Now))], Worker, Now);
        var told = Assert.IsType<FindingsKept>(Assert.Single(round.Events));
        Assert.Equal((1, 1, 64, "findings.kept"), (round.Opened, round.Moved, round.Hash.Length, told.Fact.Type));
        Assert.Equal(1, told.ToMend[one.OrganisationId]);
        Assert.NotEqual(round.Hash, FindingRound.Of("FR-2026-002", [one], [], Worker, Now).Hash);
    }

    private static ObligationResult Of(Outcome outcome) => outcome switch
    {
        Outcome.Waived => new("CFP-CLASS", Failure) { Waiver = new AppliedWaiver(WaiverId.New(), "WVR-2026-001", Today.AddDays(40)) },
        Outcome.Fail => new("CFP-CLASS", Failure),
        Outcome.Undetermined => new("CFP-CLASS", Verdict.Undetermined()),
        Outcome.Pass => new("CFP-CLASS", Verdict.Pass()),
        _ => new("CFP-CLASS", Verdict.NotApplicable()),
    };

    private static Finding At(FindingState state)
    {
        var finding = Finding.Open("F-2026-0001", ServiceId.New(), OrganisationId.New(), ObligationCatalogue.Find("CFP-CLASS")!, Failure, 1, run: null, Today, Now);
        var officer = Filings.Actor();
        if (state is FindingState.Assigned) finding.TakeOn(officer, Now);
        if (state is FindingState.BeingFixed) finding.StartFixing(officer, Now);
        if (state is FindingState.ToVerify) finding.ReportFixed(officer, "Done.", [], Now);
        return finding;
    }
}
