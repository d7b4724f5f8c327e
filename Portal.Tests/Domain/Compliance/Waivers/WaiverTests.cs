using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Xunit;
using static Portal.Domain.Compliance.Waivers.WaiverAction;
using static Portal.Domain.Compliance.Waivers.WaiverState;

namespace Portal.Tests.Domain.Compliance.Waivers;

public sealed class WaiverTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationId Body = OrganisationId.New();
    private static readonly Organisation Board = Support.Filings.Owner();
    private static readonly Actor Owner = Of(Board.Id);
    private static readonly Actor Officer = Of(Body);
    private static readonly Actor Approver = Of(Body);
    private static readonly Actor Keeper = Actor.System("waivers");
    private static readonly WaiverGround Failing = new("CFP-CLASS", Verdict.Fail("KindNotAllowed"), [new("Backup|AE", "KindNotAllowed", [])], 365);

    // Every step that leads on; whatever is not here is refused.
    private static readonly Dictionary<(WaiverState, WaiverAction), WaiverState> Table = new()
    {
        [(Requested, Recommend)] = Recommended,
        [(Requested, AdviseAgainst)] = Recommended,
        [(Requested, Withdraw)] = Withdrawn,
        [(Recommended, WaiverAction.Grant)] = Granted,
        [(Recommended, Refuse)] = Refused,
        [(Recommended, Withdraw)] = Withdrawn,
        [(Granted, Withdraw)] = Withdrawn,
        [(Granted, Revoke)] = Revoked,
        [(Granted, Expire)] = Expired,
        [(Granted, Replace)] = Replaced,
        [(Granted, Remind)] = Granted,
        [(Granted, Outgrow)] = Granted,
        [(Granted, Cover)] = Granted,
    };

    [Fact]
    public void Lifecycle_OfEveryStateAndAction_IsTheTable()
    {
        foreach (var state in Enum.GetValues<WaiverState>())
        {
            foreach (var action in Enum.GetValues<WaiverAction>())
                Assert.Equal(Table.TryGetValue((state, action), out var next) ? next : null, WaiverLifecycle.Next(state, action));
        }
    }

    [Fact]
    public void Waiver_AskedRecommendedGrantedRevoked_TellsEachStepAndWhenItHolds()
    {
        var waiver = Asked();
        Assert.Equal((Requested, false, (HeldWaiver?)null), (waiver.State, waiver.InForce, waiver.Held()));
        Assert.True(waiver.Recommend(true, "Sound", Officer, Now).IsSuccess);
        Assert.True(Grant(waiver, Approver).IsSuccess);
        Assert.Equal((Granted, true, Today, Today.AddDays(90)), (waiver.State, waiver.InForce, waiver.Held()!.From, waiver.Held()!.Until));
        Assert.True(waiver.Revoke("Measures not kept", Approver, Now).IsSuccess);
        Assert.Equal((Revoked, (bool?)null, (HeldWaiver?)null), (waiver.State, waiver.InForce, waiver.Held()));

        var told = waiver.TakeEvents().Cast<WaiverMoved>().ToList();
        Assert.Equal(["waiver.requested", "waiver.recommended", "waiver.granted", "waiver.revoked"], told.Select(e => e.Fact.Type));
        Assert.Equal([false, false, true, false], told.Select(e => e.Begins));
        Assert.Equal([false, false, false, true], told.Select(e => e.Ends));
        Assert.Equal(4, waiver.Steps.Count);
    }

    [Fact]
    public void Request_WithoutGround_IsRefused()
    {
        Assert.Equal(WaiverErrors.NotFailing, Ask(Failing with { Verdict = Verdict.Pass() }).Error);
        Assert.Equal(WaiverErrors.NotFailing, Ask(Failing with { Verdict = Verdict.Undetermined() }).Error);
        Assert.Equal(WaiverErrors.NotFailing, Ask(Failing with { Verdict = Verdict.NotApplicable() }).Error);
        Assert.Equal(WaiverErrors.NotWaivable, Ask(Failing with { ObligationId = "PDPB-CRIT" }).Error);
        Assert.Equal(WaiverErrors.OwnOrganisation, Ask(Failing, body: Owner.OrganisationId).Error);
        Assert.Equal(WaiverErrors.MeasuresMissing, Ask(Failing, plea: Plea() with { Measures = [] }).Error);
        Assert.Equal(WaiverErrors.ReasonMissing, Ask(Failing, plea: Plea() with { Reason = " " }).Error);
        Assert.Equal(WaiverErrors.EndsTooEarly, Ask(Failing, plea: Plea() with { Until = Today }).Error);
        AssertRefused(WaiverErrors.TooLong(365), Ask(Failing, plea: Plea() with { Until = Today.AddDays(366) }));
        Assert.Equal(Error.Forbidden, Ask(Failing, by: Approver).Error);
        Assert.True(Ask(Failing, plea: Plea() with { Until = Today.AddDays(365) }).IsSuccess);
    }

    [Fact]
    public void Request_ForADraft_IsRefused()
    {
        var draft = Service.Start(ServiceId.New(), Board, Owner, Now);
        Assert.Equal(WaiverErrors.NotRegistered, Waiver.Request(WaiverId.New(), "WVR-2026-0001", draft, Failing, Body, Plea(), Owner, Today, Now).Error);
    }

    [Fact]
    public void Decision_ByWhomeverMustNot_IsRefused()
    {
        var waiver = Asked();
        var stranger = Of(OrganisationId.New());
        Assert.Equal(WaiverErrors.OwnOrganisation, waiver.Recommend(true, "Mine", Owner, Now).Error);
        Assert.Equal(WaiverErrors.NotThePower, waiver.Recommend(true, "Not mine", stranger, Now).Error);
        // The same person, now at the body that decides.
        Assert.Equal(WaiverErrors.FourEyes, waiver.Recommend(true, "Mine", Officer with { Id = Owner.Id }, Now).Error);
        AssertRefused(WaiverErrors.CannotMove(Requested), Grant(waiver, Approver));

        Assert.True(waiver.Recommend(false, "Weak", Officer, Now).IsSuccess);
        Assert.Equal(WaiverErrors.FourEyes, Grant(waiver, Officer).Error);
        Assert.Equal(WaiverErrors.FourEyes, waiver.Refuse("Weak", Officer, Now).Error);
        Assert.Equal(WaiverErrors.NotThePower, Grant(waiver, stranger).Error);
        Assert.Equal(WaiverErrors.OwnOrganisation, Grant(waiver, Owner).Error);
        Assert.Equal(Error.Forbidden, waiver.Withdraw("Not mine", Approver, Now).Error);
        Assert.True(waiver.Refuse("Weak", Approver, Now).IsSuccess);
        AssertRefused(WaiverErrors.CannotMove(Refused), Grant(waiver, Approver));
    }

    [Fact]
    public void Revoke_AfterTheServiceCameToTheBody_IsTheBodysStill()
    {
        var waiver = Granted90();
        Assert.Equal(WaiverErrors.OwnOrganisation, waiver.Revoke("Not mine to take", Owner, Now).Error);
        Assert.Equal(WaiverErrors.NotThePower, waiver.Revoke("Not mine", Of(OrganisationId.New()), Now).Error);
        waiver.HandOver(Body);
        Assert.Equal(WaiverErrors.NotThePower, waiver.Revoke("Not mine any more", Owner, Now).Error);
        Assert.Equal(WaiverErrors.ReasonMissing, waiver.Revoke(" ", Approver, Now).Error);
        Assert.True(waiver.Revoke("Measures not kept", Approver, Now).IsSuccess);
        AssertRefused(WaiverErrors.CannotMove(Revoked), waiver.Revoke("Again", Approver, Now));
    }

    [Fact]
    public void Revoke_ByWhoeverAskedForItAndIsOfTheBodyNow_IsNoConflict() =>
        Assert.True(Granted90().Revoke("I know how it is there", Approver with { Id = Owner.Id }, Now).IsSuccess);

    [Fact]
    public void Decision_OnceTheServiceIsTheBodysOwn_IsNobodys()
    {
        var asked = Asked();
        asked.HandOver(Body);
        Assert.Equal(WaiverErrors.OwnOrganisation, asked.Recommend(true, "Ours", Officer, Now).Error);

        var recommended = Asked();
        recommended.Recommend(true, "Sound", Officer, Now);
        recommended.HandOver(Body);
        Assert.Equal(WaiverErrors.OwnOrganisation, Grant(recommended, Approver).Error);
        Assert.Equal(WaiverErrors.OwnOrganisation, recommended.Refuse("Ours", Approver, Now).Error);
        Assert.True(recommended.Withdraw("Not needed", Approver, Now).IsSuccess);
    }

    [Fact]
    public void Grant_OfWhatWasNotAsked_IsRefused()
    {
        var waiver = Asked();
        waiver.Recommend(true, "Sound", Officer, Now);
        AssertRefused(WaiverErrors.TooLong(90), Grant(waiver, Approver, Today.AddDays(91)));
        AssertRefused(WaiverErrors.TooLong(30), Grant(waiver, Approver, Today.AddDays(31), Failing with { MaxDays = 30 }));
        Assert.Equal(WaiverErrors.EndsTooEarly, Grant(waiver, Approver, Today).Error);
        Assert.Equal(WaiverErrors.NotFailing, Grant(waiver, Approver, ground: Failing with { Verdict = Verdict.Pass() }).Error);
        Assert.Equal(WaiverErrors.FactsChanged, Grant(waiver, Approver, ground: Failing with { Shortfalls = [.. Failing.Shortfalls, new("Backup|SG", "KindNotAllowed", [])] }).Error);
        Assert.Equal(Recommended, waiver.State);
    }

    [Fact]
    public void Expire_BeforeItsLastDayHasPassed_IsRefused()
    {
        var waiver = Granted90();
        Assert.Equal(WaiverErrors.NotYet, waiver.Expire(Keeper, Today.AddDays(90), Now).Error);
        Assert.True(waiver.Expire(Keeper, Today.AddDays(91), Now).IsSuccess);
        AssertRefused(WaiverErrors.CannotMove(Expired), waiver.Expire(Keeper, Today.AddDays(91), Now));
    }

    [Fact]
    public void Remind_HoweverOften_TellsOnceForEachTime()
    {
        var waiver = Granted90();
        waiver.TakeEvents();
        int[] told = [.. Enumerable.Range(0, 90).Where(day => waiver.Remind(Keeper, Today.AddDays(day), Now) | waiver.Remind(Keeper, Today.AddDays(day), Now)).Select(day => 90 - day)];
        Assert.Equal([60, 30, 7], told);
        Assert.Equal(3, waiver.TakeEvents().Count);
        // A clock that jumps back tells of nothing a second time; one that jumps ahead tells of the nearest alone.
        Assert.False(waiver.Remind(Keeper, Today.AddDays(40), Now));
        var jumped = Granted90();
        Assert.True(jumped.Remind(Keeper, Today.AddDays(85), Now));
        Assert.Equal(7, jumped.RemindedAt);
    }

    [Fact]
    public void Observe_TellsOfAChangeAlone()
    {
        var waiver = Granted90();
        Assert.False(waiver.Observe(covers: true, Keeper, Now));
        Assert.True(waiver.Observe(covers: false, Keeper, Now));
        Assert.False(waiver.Observe(covers: false, Keeper, Now));
        Assert.NotNull(waiver.OutgrownSince);
        Assert.True(waiver.Observe(covers: true, Keeper, Now));
        Assert.Null(waiver.OutgrownSince);
    }

    [Fact]
    public void Power_OfEveryObligation_IsWithOneBodyOrNobody()
    {
        Assert.Equal(["IC-CODE", "IC-SUBNET", "PDPB-CRIT"], ObligationCatalogue.All.Where(o => o.WaivedBy is null).Select(o => o.Id).Order());
        Assert.Equal(
            ["CERT-CII PKCERT", "PECA-RET PTA", "PTA-CTDISR PTA", "PVARA-AUTH PVARA", "SBP-CLOUD SBP", "SECP-SITE SECP"],
            ObligationCatalogue.All.Where(o => o.WaivedBy is not (null or "PDA")).Select(o => $"{o.Id} {o.WaivedBy}").Order());
        Assert.Null(WaiverPower.BodyFor("NO-SUCH"));
    }

    private static void AssertRefused<T>(Error expected, T result)
        where T : IResult<T>
    {
        Assert.Equal(expected.Code, result.Error?.Code);
        Assert.Equal(expected.Args, result.Error?.Args);
    }

    private static Waiver Asked() => Ask(Failing).Value;

    private static Waiver Granted90()
    {
        var waiver = Asked();
        waiver.Recommend(true, "Sound", Officer, Now);
        Assert.True(Grant(waiver, Approver).IsSuccess);
        return waiver;
    }

    private static Result Grant(Waiver waiver, Actor by, DateOnly? until = null, WaiverGround? ground = null) =>
        waiver.Grant(until ?? Today.AddDays(90), "", ground ?? Failing, "Sound", by, Today, Now);

    private static Result<Waiver> Ask(WaiverGround ground, OrganisationId? body = null, WaiverPlea? plea = null, Actor? by = null)
    {
        var service = Service.Import(Board, "register:1", new ServiceContent { About = Support.Filings.About }, registered: true, Owner, Now);
        return Waiver.Request(WaiverId.New(), "WVR-2026-0001", service, ground, body ?? Body, plea ?? Plea(), by ?? Owner, Today, Now);
    }

    private static WaiverPlea Plea() => new("The contract runs until spring", [new("Copies are encrypted with keys held at home", "Director, Operations", Today.AddDays(10))], Today.AddDays(90));

    private static Actor Of(OrganisationId organisation) => Support.Filings.Actor() with { OrganisationId = organisation };
}
