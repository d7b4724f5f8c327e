using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;

namespace Portal.Tests.Domain.Compliance.Policies;

/// <summary>People and versions for tests of the life of a policy.</summary>
internal static class PolicyWriter
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 20);
    public static readonly DateOnly Day = new(2026, 12, 1);
    public static readonly Actor Drafter = Person(Permissions.Compliance.DraftPolicy);
    public static readonly Actor OtherDrafter = Person(Permissions.Compliance.DraftPolicy);
    public static readonly Actor First = Person(Permissions.Compliance.ApprovePolicy);
    public static readonly Actor Second = Person(Permissions.Compliance.ApprovePolicy);
    public static readonly Actor Keeper = Actor.System("policy");

    public static Actor Person(params string[] permissions) => new(PersonId.New(), "p-test", OrganisationId.New(), "PDA", new HashSet<string>(permissions));

    public static PolicyVersion InForce() => PolicyVersion.Create(1, new DateOnly(2025, 7, 1), ["CFP-CLASS", "SECP-SITE", "REP-SITES"], new PolicyParameters());

    public static PolicyVersion Draft() => PolicyVersion.Draft(PolicyVersionId.New(), 2, InForce(), "Three sites", Drafter, Now).Value;

    public static PolicyEdit Sites(string value, string seen = "2") => new("MinSites", seen, value, "Floods of 2026");

    public static PolicyVersion Changed()
    {
        var version = Draft();
        Demand(version.Change([Sites("3")], Drafter, Now));
        return version;
    }

    public static PolicyVersion Proposed()
    {
        var version = Changed();
        Demand(version.Propose(Day, InForce(), "Needed", Drafter, Today, Now));
        return version;
    }

    public static PolicyVersion Approved()
    {
        var version = Proposed();
        Demand(version.Approve(InForce(), Foreseen(version), "Right", First, Today, Now));
        Demand(version.Approve(InForce(), Foreseen(version), "Right", Second, Today, Now));
        return version;
    }

    public static PolicyVersion In(PolicyState state)
    {
        var version = state switch { PolicyState.Draft => Changed(), PolicyState.Approved => Approved(), _ => Proposed() };
        if (state == PolicyState.Refused) Demand(version.Refuse("Wrong", First, Now));
        if (state == PolicyState.Withdrawn) Demand(version.Withdraw("Not needed", Drafter, Today, Now));
        return version;
    }

    /// <summary>An effect on a register of some services, of which some pass now and some of those would fail.</summary>
    public static ForeseenEffect Foreseen(PolicyVersion version, int passing = 10, int newlyFailing = 0, int? confirmed = null, DateTimeOffset? at = null)
    {
        var whatIf = PolicyWhatIf.Ask(PolicyWhatIfId.New(), version, InForce(), Drafter, at ?? Now);
        whatIf.TakeUp(at ?? Now);
        var result = new WhatIfResult
        {
            Services = passing,
            Changed = newlyFailing,
            Listed = newlyFailing,
            Overall = [new(Outcome.Pass, Outcome.Fail, newlyFailing), new(Outcome.Pass, Outcome.Pass, passing - newlyFailing)],
            Obligations = [],
            Regions = [],
            Organisations = [],
        };
        Demand(whatIf.Complete(1, result, Keeper, at ?? Now));
        return new ForeseenEffect(whatIf, 1, confirmed);
    }

    private static void Demand<T>(T result)
        where T : IResult<T>
    {
        if (result.Error is { } refusal) throw new InvalidOperationException(refusal.Code);
    }
}
