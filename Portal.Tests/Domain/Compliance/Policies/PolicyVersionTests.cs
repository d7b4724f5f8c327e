using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Xunit;
using static Portal.Tests.Domain.Compliance.Policies.PolicyWriter;

namespace Portal.Tests.Domain.Compliance.Policies;

public sealed class PolicyVersionTests
{
    // The test's own table: what each state lets happen.
    private static readonly Dictionary<PolicyState, PolicyAction[]> Allowed = new()
    {
        [PolicyState.Draft] = [PolicyAction.Change, PolicyAction.Propose, PolicyAction.Withdraw],
        [PolicyState.Proposed] = [PolicyAction.Recall, PolicyAction.ApproveFirst, PolicyAction.Approve, PolicyAction.Refuse, PolicyAction.Withdraw],
        [PolicyState.Approved] = [PolicyAction.Withdraw, PolicyAction.TakeEffect],
        [PolicyState.Refused] = [],
        [PolicyState.Withdrawn] = [],
    };

    public static TheoryData<PolicyState, PolicyAction> Everything
    {
        get
        {
            var all = new TheoryData<PolicyState, PolicyAction>();
            foreach (var state in Enum.GetValues<PolicyState>())
            {
                foreach (var action in Enum.GetValues<PolicyAction>().Where(a => a is not (PolicyAction.Draft or PolicyAction.Approve))) all.Add(state, action);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Step_InEachState_IsAllowedOrRefused(PolicyState state, PolicyAction action)
    {
        var version = In(state);
        var refusal = action switch
        {
            PolicyAction.Change => version.Change([Sites("2", "3")], Drafter, Now).Error,
            PolicyAction.Propose => version.Propose(Day, InForce(), "Needed", Drafter, Today, Now).Error,
            PolicyAction.Recall => version.Recall("Once more", Drafter, Now).Error,
            PolicyAction.ApproveFirst => version.Approve(InForce(), Foreseen(version), "Right", First, Today, Now).Error,
            PolicyAction.Refuse => version.Refuse("Wrong", First, Now).Error,
            PolicyAction.Withdraw => version.Withdraw("Not needed", state == PolicyState.Approved ? First : Drafter, Today, Now).Error,
            _ => version.TakeEffect(Keeper, Day, Now).Error,
        };
        Assert.Equal(Allowed[state].Contains(action), refusal is null);
        if (refusal is not null) Assert.Equal("Policy.CannotMove", refusal.Code);
    }

    [Fact]
    public void Draft_OfAVersion_SaysTheSameUnderANumberOfItsOwn()
    {
        var version = Draft();
        Assert.Equal(InForce().Content.Hash, version.Content.Hash);
        Assert.Equal((2, 1, PolicyState.Draft, null), (version.Number, version.BasedOn, version.State, version.EffectiveFrom));
        Assert.Equal("policy.drafted", Assert.Single(version.Events).Fact.Type);
        Assert.Equal(PolicyErrors.ReasonMissing, PolicyVersion.Draft(PolicyVersionId.New(), 2, InForce(), " ", Drafter, Now).Error);
    }

    [Fact]
    public void Change_OfSwitchAndFigure_IsKeptWithItsReason()
    {
        var version = Draft();
        var merge = version.Change([Sites("3"), new("On.SECP-SITE", "on", "off", "Repealed")], Drafter, Now);

        Assert.Equal(["MinSites", "On.SECP-SITE"], merge.Value.Taken);
        Assert.Equal(3, version.Parameters.MinSites);
        Assert.Equal(["CFP-CLASS", "REP-SITES"], version.ObligationIds);
        Assert.Equal([("MinSites", "2", "3", "Floods of 2026"), ("On.SECP-SITE", "on", "off", "Repealed")], version.Changes.Select(c => (c.Field, c.Before, c.After, c.Reason)));
        Assert.Equal("policy.changed", version.Events[^1].Fact.Type);
    }

    [Fact]
    public void Change_WhenSomebodyElseChangedOtherFields_KeepsBoth()
    {
        var version = Changed();
        var merge = version.Change([new("ReviewDays", "365", "180", "Shorter")], OtherDrafter, Now);
        Assert.Empty(merge.Value.Conflicts);
        Assert.Equal((3, 180), (version.Parameters.MinSites, version.Parameters.ReviewDays));
    }

    [Fact]
    public void Change_WhenSomebodyElseChangedTheSameField_LeavesTheirsAndTellsOfIt()
    {
        var version = Changed();
        var merge = version.Change([Sites("5"), Sites("4", "3") with { Field = "MinSitesCritical" }], OtherDrafter, Now).Value;
        Assert.Equal(["MinSitesCritical"], merge.Taken);
        Assert.Equal(("3", "5"), Assert.Single(merge.Conflicts) is var c ? (c.Before, c.After) : default);
        Assert.Equal((3, 4), (version.Parameters.MinSites, version.Parameters.MinSitesCritical));
    }

    [Fact]
    public void Change_ThatChangesNothing_LeavesNoTrace()
    {
        var version = Changed();
        var (events, steps) = (version.Events.Count, version.Steps.Count);
        Assert.Equal(["MinSites"], version.Change([Sites("3", "3")], OtherDrafter, Now).Value.Taken);
        Assert.Equal((events, steps), (version.Events.Count, version.Steps.Count));
        Assert.False(version.IsAuthor(OtherDrafter.Id));
    }

    [Theory]
    [InlineData("MinSites", "0", "Policy.OutOfRange")]
    [InlineData("MinSites", "11", "Policy.OutOfRange")]
    [InlineData("MinSites", "-1", "Policy.OutOfRange")]
    [InlineData("ReviewDays", "1e3", "Policy.OutOfRange")]
    [InlineData("ReviewDays", "99999999999999999999", "Policy.OutOfRange")]
    [InlineData("HomeCountry", "XX", "Policy.UnknownCountry")]
    [InlineData("HomeCountry", "pk", "Policy.UnknownCountry")]
    [InlineData("BarredCountries", "IN,ZZ", "Policy.UnknownCountry")]
    [InlineData("BarredCountries", "IN,PK", "Policy.HomeBarred")]
    [InlineData("HomeCountry", "IN", "Policy.HomeBarred")]
    [InlineData("MinSitesCritical", "1", "Policy.CriticalFewer")]
    [InlineData("KeysAtHomeFrom", "2", "Common.NotAChoice")]
    [InlineData("AllowedKinds.Open", "DataCentre,Moon", "Common.NotAChoice")]
    [InlineData("On.CFP-CLASS", "maybe", "Common.NotAChoice")]
    [InlineData("On.NOTHING", "on", "Common.NotAChoice")]
    public void Change_ToWhatCannotBe_IsRefusedWhole(string field, string value, string code)
    {
        var version = Draft();
        var seen = PolicyField.Find(field)?.Read(version.Content) ?? "";
        var refused = version.Change([new("ReviewDays", "365", "180", "Shorter"), new(field, seen, value, "Why not")], Drafter, Now);
        Assert.Equal(code, Assert.Single(refused.Error!.Fields).Code);
        Assert.Equal(InForce().Content.Hash, version.Content.Hash);
    }

    [Fact]
    public void Change_WithoutAReason_IsRefusedAtItsField() =>
        Assert.Equal("Policy.ReasonMissing", Assert.Single(Draft().Change([Sites("3") with { Reason = " " }], Drafter, Now).Error!.Fields).Code);

    [Fact]
    public void Warnings_OfAClassWithoutPlaces_AreGiven()
    {
        var version = Draft();
        Assert.Empty(version.Content.Warnings);
        version.Change([new("AllowedKinds.Secret", "OnPremises", "", "Nowhere")], Drafter, Now);
        Assert.Equal(new PolicyWarning(PolicyConcern.NoPlaceAllowed, Portal.Domain.Services.DataClass.Secret), Assert.Single(version.Content.Warnings));
    }

    [Fact]
    public void Propose_ForADayThatCannotBe_IsRefused()
    {
        var version = Changed();
        Assert.Equal(PolicyErrors.TooEarly, Propose(version, Today));
        Assert.Equal(PolicyErrors.TooEarly, Propose(version, Today.AddDays(-1)));
        Assert.Equal(PolicyErrors.TooLate, Propose(version, Today.AddDays(PolicyVersion.MaxDaysAhead + 1)));
        var other = PolicyVersion.Create(3, Day, ["CFP-CLASS"], new PolicyParameters());
        Assert.Equal("Policy.BehindApproved", version.Propose(Day, other, "Needed", Drafter, Today, Now).Error?.Code);
        Assert.Null(Propose(version, Today.AddDays(1)));
    }

    [Fact]
    public void Propose_OfWhatIsInForce_IsRefused() => Assert.Equal(PolicyErrors.NothingChanged, Propose(Draft(), Day));

    [Fact]
    public void Approve_ByTwoPeople_ApprovesIt()
    {
        var version = Proposed();
        Assert.Null(Approve(version, First));
        Assert.Equal(PolicyState.Proposed, version.State);
        Assert.Null(Approve(version, Second));
        Assert.Equal((PolicyState.Approved, First.Id, Second.Id), (version.State, version.FirstApproval!.Value, version.SecondApproval!.Value));
        Assert.Equal(["policy.first-approved", "policy.approved"], version.Events.Skip(3).Select(e => e.Fact.Type));
    }

    [Fact]
    public void Approve_Twice_BySamePerson_IsRefused()
    {
        var version = Proposed();
        Approve(version, First);
        Assert.Equal(PolicyErrors.SecondPerson, Approve(version, First));
    }

    [Fact]
    public void Decide_ByWhoeverWroteAWordOfIt_IsRefused()
    {
        var writes = Person(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy);
        var proposes = Person(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy);
        var version = Draft();
        version.Change([Sites("3")], writes, Now);
        version.Propose(Day, InForce(), "Needed", proposes, Today, Now);
        foreach (var author in (Actor[])[Drafter, writes, proposes])
        {
            Assert.Equal(PolicyErrors.FourEyes, Approve(version, author));
            Assert.Equal(PolicyErrors.FourEyes, version.Refuse("Wrong", author, Now).Error);
        }
    }

    [Fact]
    public void Approve_WhenItsDayHasCome_IsRefused()
    {
        var version = Proposed();
        Assert.Equal(PolicyErrors.DayPassed, version.Approve(InForce(), Foreseen(version), "Right", First, Day, Now).Error);
    }

    [Fact]
    public void Approve_WhenAnotherWasApprovedForLater_IsRefused()
    {
        var version = Proposed();
        var other = PolicyVersion.Create(3, Day.AddDays(1), ["CFP-CLASS"], new PolicyParameters());
        Assert.Equal("Policy.BehindApproved", version.Approve(other, Foreseen(version), "Right", First, Today, Now).Error?.Code);
    }

    [Fact]
    public void Approve_WithoutAWhatIfThatHolds_IsRefused()
    {
        var version = Proposed();
        var seen = Foreseen(version);
        Assert.Equal(PolicyErrors.WhatIfMissing, Approve(version, First, seen with { WhatIf = null }));
        Assert.Equal(PolicyErrors.WhatIfMissing, Approve(version, First, seen with { WhatIf = PolicyWhatIf.Ask(PolicyWhatIfId.New(), version, InForce(), Drafter, Now) }));
        Assert.Equal(PolicyErrors.WhatIfOutdated, Approve(version, First, Foreseen(InForce())));
        Assert.Equal(PolicyErrors.WhatIfOutdated, Approve(version, First, seen with { InForce = 7 }));
        Assert.Equal(PolicyErrors.WhatIfOutdated, Approve(version, First, Foreseen(version, at: Now - PolicyWhatIf.HoldsDuring)));
        Assert.Null(Approve(version, First, seen));
    }

    [Theory]
    [InlineData(10, 4, null, true)]
    [InlineData(10, 5, null, false)]
    [InlineData(10, 5, 4, false)]
    [InlineData(10, 5, 5, true)]
    [InlineData(1, 1, null, false)]
    [InlineData(0, 0, null, true)]
    public void Approve_WhenHalfWouldFail_NeedsTheNumberTyped(int passing, int newlyFailing, int? typed, bool allowed)
    {
        var version = Proposed();
        Assert.Equal(allowed ? null : "Policy.NotConfirmed", Approve(version, First, Foreseen(version, passing, newlyFailing, typed))?.Code);
    }

    [Fact]
    public void Recall_AfterAnApproval_LetsItLapse()
    {
        var version = Proposed();
        Approve(version, First);
        version.Recall("Once more", Drafter, Now);
        Assert.Equal((PolicyState.Draft, null, null), (version.State, version.FirstApproval, version.EffectiveFrom));
        Assert.Null(Propose(version, Day));
        Assert.Null(Approve(version, First));
        Assert.Equal(PolicyState.Proposed, version.State);
    }

    [Fact]
    public void Withdraw_OfAnApprovedOne_IsForApproversAndBeforeItsDay()
    {
        Assert.Equal(Error.Forbidden, Approved().Withdraw("Mistake", Drafter, Today, Now).Error);
        Assert.Equal(PolicyErrors.HasTakenEffect, Approved().Withdraw("Mistake", First, Day, Now).Error);
        Assert.Null(Approved().Withdraw("Mistake", First, Day.AddDays(-1), Now).Error);
        Assert.Equal(Error.Forbidden, Proposed().Withdraw("Mistake", First, Today, Now).Error);
    }

    [Fact]
    public void TakeEffect_Twice_HappensOnce()
    {
        var version = Approved();
        Assert.Equal(PolicyErrors.NotYet, version.TakeEffect(Keeper, Day.AddDays(-1), Now).Error);
        Assert.Null(version.TakeEffect(Keeper, Day, Now).Error);
        Assert.Null(version.TakeEffect(Keeper, Day.AddDays(1), Now.AddDays(1)).Error);
        Assert.Single(version.Events, e => e.Fact.Type == "policy.in-force");
        Assert.Equal(Now, version.TookEffectAt);
    }

    [Fact]
    public void WhatIf_WhenWorkersDie_IsGivenUpAfterThree()
    {
        var whatIf = PolicyWhatIf.Ask(PolicyWhatIfId.New(), Changed(), InForce(), Drafter, Now);
        for (var i = 1; i <= PolicyWhatIf.MostAttempts; i++)
        {
            whatIf.TakeUp(Now);
            Assert.Equal((i, WhatIfState.Running), (whatIf.Attempt, whatIf.State));
        }

        whatIf.TakeUp(Now);
        Assert.Equal((WhatIfState.Failed, null), (whatIf.State, whatIf.IsOpen));
        Assert.Equal(PolicyErrors.WhatIfSuperseded, whatIf.Complete(whatIf.Attempt, Foreseen(Changed()).WhatIf!.Result!, Keeper, Now).Error);
    }

    private static Error? Propose(PolicyVersion version, DateOnly day) => version.Propose(day, InForce(), "Needed", Drafter, Today, Now).Error;

    private static Error? Approve(PolicyVersion version, Actor by, ForeseenEffect? seen = null) => version.Approve(InForce(), seen ?? Foreseen(version), "Right", by, Today, Now).Error;
}
