using Portal.Domain.Access;
using Xunit;
using static Portal.Domain.Access.PersonAction;
using static Portal.Domain.Access.PersonState;

namespace Portal.Tests.Domain.Access;

public sealed class PersonLifecycleTests
{
    // The test's own table: whatever is not here must be refused.
    private static readonly Dictionary<(PersonState, PersonAction), PersonState> Moves = new()
    {
        [(Invited, Link)] = Active,
        [(Active, Link)] = Active,
        [(Invited, Disable)] = Disabled,
        [(Active, Disable)] = Disabled,
        [(Disabled, Enable)] = Active,
        [(Disabled, InviteAgain)] = Invited,
        [(Active, Release)] = Invited,
    };

    public static TheoryData<PersonState, PersonAction> Everything
    {
        get
        {
            var data = new TheoryData<PersonState, PersonAction>();
            foreach (var state in Enum.GetValues<PersonState>())
                foreach (var action in Enum.GetValues<PersonAction>()) data.Add(state, action);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Next_ForEveryStateAndAction_IsAsTheTableSays(PersonState from, PersonAction action)
    {
        Assert.Equal(Moves.TryGetValue((from, action), out var next) ? next : null, PersonLifecycle.Next(from, action));
        Assert.Equal(Moves.ContainsKey((from, action)), PersonLifecycle.Allows(from, action));
    }

    [Theory]
    [InlineData(Invited)]
    [InlineData(Active)]
    [InlineData(Disabled)]
    public void Disable_InEveryState_FollowsTheTableAndRotatesTheStamp(PersonState from)
    {
        var person = AccessWorld.In(from);
        var stamp = person.RightsStamp;
        var refused = person.Disable("Left the office", AccessWorld.Administrator(), AccessWorld.Now).Error;
        Assert.Equal(from == Disabled ? AccessErrors.CannotMove(Disabled).Code : null, refused?.Code);
        Assert.Equal(Disabled, person.State);
        Assert.Equal(from == Disabled, stamp == person.RightsStamp);
    }

    [Theory]
    [InlineData(Invited)]
    [InlineData(Active)]
    public void Enable_AfterDisable_BringsBackWhatWas(PersonState before)
    {
        var person = AccessWorld.In(before);
        person.Disable("Leave", AccessWorld.Administrator(), AccessWorld.Now);
        Assert.Null(person.Enable("Back", AccessWorld.Administrator(), AccessWorld.Now).Error);
        Assert.Equal(before, person.State);
        Assert.Equal(AccessErrors.CannotMove(before).Code, person.Enable("Again", AccessWorld.Administrator(), AccessWorld.Now).Error?.Code);
    }

    [Fact]
    public void Disable_OfOneselfOrWithoutReason_IsRefused()
    {
        var person = AccessWorld.Working(AccessWorld.Provincial);
        Assert.Equal(AccessErrors.OwnRights, person.Disable("I go", AccessWorld.Self(person), AccessWorld.Now).Error);
        Assert.Equal(AccessErrors.ReasonMissing, person.Disable(" ", AccessWorld.Administrator(), AccessWorld.Now).Error);
        Assert.True(person.IsActive);
    }

    [Fact]
    public void Link_AtTheFirstSignIn_ActivatesOnceAndForOneIdentity()
    {
        var person = AccessWorld.Invited(AccessWorld.Provincial);
        Assert.Null(person.Link("entra", "sub-1", AccessWorld.Now).Error);
        Assert.Equal((Active, "entra", "sub-1", (DateTimeOffset?)AccessWorld.Now), (person.State, person.ProviderKey, person.Subject, person.JoinedAt));
        var version = person.Version;
        Assert.Null(person.Link("entra", "sub-1", AccessWorld.Now.AddDays(1)).Error);
        Assert.Equal(version, person.Version);
        Assert.Equal(AccessErrors.LinkedElsewhere, person.Link("entra", "sub-2", AccessWorld.Now).Error);
        Assert.Equal(AccessErrors.LinkedElsewhere, person.Link("keycloak", "sub-1", AccessWorld.Now).Error);
        Assert.Equal([RightsChange.Invited, RightsChange.Joined], AccessWorld.Changes(person));
    }

    [Fact]
    public void Link_OfADisabledAccount_IsRefused()
    {
        var person = AccessWorld.In(Disabled);
        Assert.Equal(AccessErrors.CannotMove(Disabled).Code, person.Link("entra", "sub-1", AccessWorld.Now).Error?.Code);
        Assert.Null(person.ProviderKey);
    }

    [Fact]
    public void RecordSignIn_EveryDay_DecidesNothing()
    {
        var person = AccessWorld.Working(AccessWorld.Provincial);
        var (version, stamp) = (person.Version, person.RightsStamp);
        person.RecordSignIn(AccessWorld.Now);
        Assert.Equal((AccessWorld.Now, version, stamp, 0), (person.LastSignInAt, person.Version, person.RightsStamp, person.Events.Count));
    }

    [Fact]
    public void Events_OfEveryChange_HoldNothingPersonal()
    {
        var person = AccessWorld.Invited(AccessWorld.Provincial);
        person.Grant(Role.ProvincialItOfficer, AccessWorld.Provincial, null, "Order 1", AccessWorld.Administrator(), AccessWorld.Now);
        person.Disable("Left", AccessWorld.Administrator(), AccessWorld.Now);
        Assert.All(person.Events, e =>
        {
            var told = e.Fact.Subject + e.Fact.SubjectUrl + e.Fact.Type + System.Text.Json.JsonSerializer.Serialize(e.Fact.Snapshot);
            Assert.DoesNotContain(person.Email, told, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Name.En, told, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Id.Value.ToString(), told, StringComparison.Ordinal);
            Assert.Equal(person.Pseudonym, e.Fact.Subject);
        });
    }
}
