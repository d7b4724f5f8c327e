using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Xunit;

namespace Portal.Tests.Domain.Access;

public sealed class RolesTests
{
    private static readonly Organisation Home = AccessWorld.Provincial;
    private static readonly DateTimeOffset Now = AccessWorld.Now;
    private static readonly DateOnly Today = AccessWorld.Today;

    [Fact]
    public void Grant_UntilADay_HoldsThroughThatDayInPakistan()
    {
        var person = AccessWorld.Working(Home);
        Assert.Null(person.Grant(Role.ProvincialItOfficer, Home, Today.AddDays(2), "Order 7", AccessWorld.Administrator(), Now).Error);
        Assert.Empty(person.RolesAt(Home.Id, Today.AddDays(-1)));
        Assert.Equal([Role.ProvincialItOfficer], person.RolesAt(Home.Id, Today));
        Assert.Equal([Role.ProvincialItOfficer], person.RolesAt(Home.Id, Today.AddDays(2)));
        Assert.Empty(person.RolesAt(Home.Id, Today.AddDays(3)));
        Assert.Empty(person.RolesAt(AccessWorld.Authority.Id, Today));
    }

    [Fact]
    public void Grant_WhenItMustNot_SaysWhy()
    {
        var person = AccessWorld.Working(Home, Role.ProvincialItOfficer);
        Error? Refusal(Role role, Organisation at, DateOnly? until = null, Actor? by = null) => person.Grant(role, at, until, "Order 7", by ?? AccessWorld.Administrator(), Now).Error;
        Assert.Equal(AccessErrors.HasRole, Refusal(Role.ProvincialItOfficer, Home));
        Assert.Equal(AccessErrors.OwnRights, Refusal(Role.Applicant, Home, by: AccessWorld.Self(person)));
        Assert.Equal(AccessErrors.NeedsRequest, Refusal(Role.OrganisationAdministrator, Home));
        Assert.Equal(AccessErrors.RoleNotHere, Refusal(Role.MinistryOfficial, Home));
        Assert.Equal(AccessErrors.BadPeriod, Refusal(Role.Applicant, Home, Today.AddDays(-1)));
        Assert.Equal(AccessErrors.ReasonMissing, person.Grant(Role.Applicant, Home, null, "", AccessWorld.Administrator(), Now).Error);
        Assert.Empty(person.Events);
        person.Disable("Left", AccessWorld.Administrator(), Now);
        Assert.Equal(AccessErrors.CannotMove(PersonState.Disabled).Code, Refusal(Role.Applicant, Home)?.Code);
    }

    [Fact]
    public void TakeAway_OfAGrant_EndsItAtOnceAndNeverByOneself()
    {
        var person = AccessWorld.Working(Home, Role.ProvincialItOfficer);
        var grant = person.Grants[0].Id;
        Assert.Equal(AccessErrors.OwnRights, person.TakeAway(grant, "Enough", AccessWorld.Self(person), Now).Error);
        Assert.Null(person.TakeAway(grant, "Transferred", AccessWorld.Administrator(), Now).Error);
        Assert.Empty(person.RolesAt(Home.Id, Today));
        Assert.Equal(Error.NotFound, person.TakeAway(grant, "Transferred", AccessWorld.Administrator(), Now).Error);
    }

    [Fact]
    public void ReplaceClaimRoles_ByEachSignIn_MakesThemExactlyThese()
    {
        var person = AccessWorld.Working(Home);
        Assert.Null(person.ReplaceClaimRoles([(Role.ProvincialItOfficer, Home.Id), (Role.Applicant, Home.Id)], Now).Error);
        Assert.Equal([Role.ProvincialItOfficer, Role.Applicant], person.RolesAt(Home.Id, Today));
        var (version, stamp) = (person.Version, person.RightsStamp);
        Assert.Null(person.ReplaceClaimRoles([(Role.Applicant, Home.Id), (Role.ProvincialItOfficer, Home.Id)], Now.AddDays(1)).Error);
        Assert.Equal((version, stamp), (person.Version, person.RightsStamp));
        Assert.Null(person.ReplaceClaimRoles([(Role.Applicant, Home.Id)], Now.AddDays(1)).Error);
        Assert.Equal([Role.Applicant], person.RolesAt(Home.Id, Today));
        Assert.NotEqual(stamp, person.RightsStamp);
        Assert.Equal([RightsChange.ClaimRolesReplaced, RightsChange.ClaimRolesReplaced], AccessWorld.Changes(person));
    }

    [Fact]
    public void ReplaceClaimRoles_AfterAnAdministratorTookOneAway_DoesNotBringItBackWhileTheClaimIsThere()
    {
        var person = AccessWorld.Working(Home);
        person.ReplaceClaimRoles([(Role.Applicant, Home.Id)], Now);
        Assert.Null(person.TakeAway(person.Grants[0].Id, "No longer", AccessWorld.Administrator(), Now).Error);
        Assert.Null(person.ReplaceClaimRoles([(Role.Applicant, Home.Id)], Now.AddDays(1)).Error);
        Assert.Empty(person.RolesAt(Home.Id, Today));

        person.ReplaceClaimRoles([], Now.AddDays(2));
        Assert.Null(person.ReplaceClaimRoles([(Role.Applicant, Home.Id)], Now.AddDays(3)).Error);
        Assert.Equal([Role.Applicant], person.RolesAt(Home.Id, Today.AddDays(3)));
    }

    [Fact]
    public void Lend_ToAColleague_HoldsFromTheFirstToTheLastDayAndCannotBeLentOn()
    {
        var (lender, colleague, third) = (AccessWorld.Working(Home, Role.ProvincialItOfficer), AccessWorld.Working(Home), AccessWorld.Working(Home));
        var version = lender.Version;
        Assert.Null(lender.Lend(Role.ProvincialItOfficer, Home.Id, colleague, Today.AddDays(1), Today.AddDays(5), AccessWorld.Self(lender), Now).Error);
        Assert.NotEqual(version, lender.Version);
        Assert.Empty(colleague.RolesAt(Home.Id, Today));
        Assert.Equal([Role.ProvincialItOfficer], colleague.RolesAt(Home.Id, Today.AddDays(1)));
        Assert.Equal([Role.ProvincialItOfficer], colleague.RolesAt(Home.Id, Today.AddDays(5)));
        Assert.Empty(colleague.RolesAt(Home.Id, Today.AddDays(6)));
        Assert.Equal([Role.ProvincialItOfficer], lender.RolesAt(Home.Id, Today.AddDays(3)));
        Assert.Equal(
            AccessErrors.NotYoursToLend,
            colleague.Lend(Role.ProvincialItOfficer, Home.Id, third, Today.AddDays(2), Today.AddDays(3), AccessWorld.Self(colleague), Now.AddDays(2)).Error);
    }

    [Fact]
    public void Lend_OfMoreThanOneHolds_IsRefused()
    {
        var lender = AccessWorld.Working(Home);
        lender.Grant(Role.ProvincialItOfficer, Home, Today.AddDays(4), "Order 7", AccessWorld.Administrator(), Now);
        Error? Refusal(Person colleague, DateOnly from, DateOnly until, Role role = Role.ProvincialItOfficer, Actor? by = null) =>
            lender.Lend(role, Home.Id, colleague, from, until, by ?? AccessWorld.Self(lender), Now).Error;
        var colleague = AccessWorld.Working(Home);
        Assert.Equal(AccessErrors.NotYoursToLend, Refusal(colleague, Today, Today.AddDays(5)));
        Assert.Equal(AccessErrors.NotYoursToLend, Refusal(colleague, Today, Today, Role.Applicant));
        Assert.Equal(AccessErrors.BadPeriod, Refusal(colleague, Today.AddDays(-1), Today));
        Assert.Equal(AccessErrors.BadPeriod, Refusal(colleague, Today.AddDays(2), Today));
        Assert.Equal(AccessErrors.TooLong(Person.LoanMaxDays).Code, Refusal(colleague, Today, Today.AddDays(Person.LoanMaxDays))?.Code);
        Assert.Equal(AccessErrors.NotAColleague, Refusal(AccessWorld.Working(AccessWorld.Authority), Today, Today));
        Assert.Equal(AccessErrors.NotAColleague, Refusal(AccessWorld.Invited(Home), Today, Today));
        Assert.Equal(AccessErrors.NotAColleague, Refusal(lender, Today, Today));
        Assert.Equal(AccessErrors.HasRole, Refusal(AccessWorld.Working(Home, Role.ProvincialItOfficer), Today, Today));
        Assert.Equal(Error.Forbidden, Refusal(colleague, Today, Today, by: AccessWorld.Administrator()));
        Assert.Null(Refusal(colleague, Today, Today.AddDays(4)));
    }

    [Fact]
    public void Lend_OfAnAdministratorsRole_IsRefused()
    {
        var lender = AccessWorld.Working(Home, Role.OrganisationAdministrator);
        Assert.Equal(AccessErrors.NotYoursToLend, lender.Lend(Role.OrganisationAdministrator, Home.Id, AccessWorld.Working(Home), Today, Today, AccessWorld.Self(lender), Now).Error);
    }

    [Fact]
    public void Request_ByOneAdministrator_IsGrantedOnlyByAnother()
    {
        var (person, first, second) = (AccessWorld.Working(AccessWorld.Authority), AccessWorld.Administrator(), AccessWorld.Administrator());
        var request = RoleRequest.Open(RoleRequestId.New(), person, Role.Approver, AccessWorld.Authority, null, "Order 9", first, Now).Value;
        Assert.Equal(AccessErrors.FourEyes, request.Grant(person, AccessWorld.Authority, "Yes", first, Now).Error);
        Assert.Equal(AccessErrors.OwnRights, request.Grant(person, AccessWorld.Authority, "Yes", AccessWorld.Self(person), Now).Error);
        Assert.Equal(AccessErrors.OwnRights, request.Refuse(person, "No", AccessWorld.Self(person), Now).Error);
        Assert.Equal(AccessErrors.ReasonMissing, request.Grant(person, AccessWorld.Authority, "", second, Now).Error);
        Assert.Empty(person.RolesAt(AccessWorld.Authority.Id, Today));
        Assert.Null(request.Grant(person, AccessWorld.Authority, "Yes", second, Now).Error);
        Assert.Equal([Role.Approver], person.RolesAt(AccessWorld.Authority.Id, Today));
        Assert.Equal((RoleRequestState.Granted, null), (request.State, request.IsWaiting));
        Assert.Equal(AccessErrors.RequestClosed, request.Refuse(person, "No", second, Now).Error);
    }

    [Fact]
    public void Request_ForOneselfOrRefusedOrTakenBack_GivesNothing()
    {
        var (person, first, second) = (AccessWorld.Working(AccessWorld.Authority), AccessWorld.Administrator(), AccessWorld.Administrator());
        Assert.Equal(AccessErrors.OwnRights, RoleRequest.Open(RoleRequestId.New(), person, Role.Auditor, AccessWorld.Authority, null, "I", AccessWorld.Self(person), Now).Error);
        RoleRequest Asked() => RoleRequest.Open(RoleRequestId.New(), person, Role.Auditor, AccessWorld.Authority, null, "Order 9", first, Now).Value;
        var refused = Asked();
        Assert.Null(refused.Refuse(person, "Not needed", second, Now).Error);
        var back = Asked();
        Assert.Equal(Error.Forbidden, back.Withdraw(person, second, Now).Error);
        Assert.Null(back.Withdraw(person, first, Now).Error);
        Assert.Equal(AccessErrors.RequestClosed, back.Grant(person, AccessWorld.Authority, "Yes", second, Now).Error);
        Assert.Equal((RoleRequestState.Refused, RoleRequestState.Withdrawn), (refused.State, back.State));
        Assert.Empty(person.Grants);
    }

    [Theory]
    [InlineData(OrganisationKind.DigitalAuthority, true)]
    [InlineData(OrganisationKind.Regulator, false)]
    public void Rights_AtTheRegister_AreThePdasAlone(OrganisationKind kind, bool expected)
    {
        Assert.Equal(expected, RolePermissions.Of(Role.CaseOfficer, kind).Contains(Permissions.Services.Review));
        Assert.Equal(expected, RolePermissions.Of(Role.Approver, kind).Contains(Permissions.Services.Decide));
        Assert.Contains(Permissions.Sandbox.Decide, RolePermissions.Of(Role.Approver, kind));
    }

    [Fact]
    public void Rights_OfEveryRoleAtEveryKind_AreOnlyWhereItCanBeHeld()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var kind in Enum.GetValues<OrganisationKind>()) Assert.Equal(RoleRules.MayBeHeldAt(role, kind), RolePermissions.Of(role, kind).Count > 0);
        }

        Assert.All(Enum.GetValues<Role>(), r => Assert.False(RoleRules.MayBeHeldAt(r, OrganisationKind.Imported)));
    }
}
