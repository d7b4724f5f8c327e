using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Xunit;
using static Portal.Domain.Access.ConflictReach;
using static Portal.Domain.Access.Role;

namespace Portal.Tests.Domain.Access;

public sealed class DutyConflictTests
{
    // The test's own table, by role: what nobody may hold beside it.
    private static readonly Dictionary<(Role, Role), ConflictReach> Expected = new()
    {
        [(ProvincialItOfficer, CaseOfficer)] = Anywhere,
        [(ProvincialItOfficer, Approver)] = Anywhere,
        [(ProvincialItOfficer, Auditor)] = Anywhere,
        [(ProvincialItOfficer, PdaAdministrator)] = Anywhere,
        [(MinistryOfficial, CaseOfficer)] = Anywhere,
        [(MinistryOfficial, Approver)] = Anywhere,
        [(MinistryOfficial, Auditor)] = Anywhere,
        [(MinistryOfficial, PdaAdministrator)] = Anywhere,
        [(CaseOfficer, Approver)] = SameOrganisation,
        [(CaseOfficer, Auditor)] = SameOrganisation,
        [(CaseOfficer, PdaAdministrator)] = Anywhere,
        [(CaseOfficer, Role.Applicant)] = Anywhere,
        [(CaseOfficer, OrganisationAdministrator)] = SameOrganisation,
        [(Approver, Auditor)] = SameOrganisation,
        [(Approver, PdaAdministrator)] = Anywhere,
        [(Approver, Role.Applicant)] = Anywhere,
        [(Approver, OrganisationAdministrator)] = SameOrganisation,
        [(Auditor, PdaAdministrator)] = Anywhere,
        [(Auditor, Role.Applicant)] = Anywhere,
        [(Auditor, OrganisationAdministrator)] = SameOrganisation,
        [(PdaAdministrator, Role.Applicant)] = Anywhere,
    };

    public static TheoryData<Role, Role> Pairs
    {
        get
        {
            var data = new TheoryData<Role, Role>();
            foreach (var one in Enum.GetValues<Role>())
                foreach (var other in Enum.GetValues<Role>()) data.Add(one, other);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Between_EveryPair_IsAsAgreedAndTheSameBothWays(Role one, Role other)
    {
        ConflictReach? reach = Expected.TryGetValue((one, other), out var found) || Expected.TryGetValue((other, one), out found) ? found : null;
        Assert.Equal(reach is not null, DutyConflicts.Between(one, other, together: true));
        Assert.Equal(reach == Anywhere, DutyConflicts.Between(one, other, together: false));
    }

    [Fact]
    public void All_AsATable_NamesEachPairOnce() =>
        Assert.Equal(DutyConflicts.All.Count, DutyConflicts.All.Select(c => c.One < c.Other ? (c.One, c.Other) : (c.Other, c.One)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Person_WithEveryPairAtOneOrganisation_IsRefusedByEachWayIn(Role held, Role wanted)
    {
        if (held == wanted) return;
        var kind = Enum.GetValues<OrganisationKind>().Where(k => RoleRules.MayBeHeldAt(held, k) && RoleRules.MayBeHeldAt(wanted, k)).Select(k => (OrganisationKind?)k).FirstOrDefault();
        if (kind is null) return;
        var conflict = DutyConflicts.Between(held, wanted, together: true) ? AccessErrors.Conflict(held).Code : null;
        var place = AccessWorld.OfKind(kind.Value);

        var granted = AccessWorld.Working(place, held);
        Assert.Equal(conflict, granted.GrantRefusal(wanted, place, null, AccessWorld.Administrator(), AccessWorld.Now)?.Code);

        var claimed = AccessWorld.Working(place, held);
        Assert.Equal(conflict, claimed.ReplaceClaimRoles([(wanted, place.Id)], AccessWorld.Now).Error?.Code);
        Assert.Equal(conflict is null, claimed.RolesAt(place.Id, AccessWorld.Today).Contains(wanted));

        if (!RoleRules.MayBeLent(wanted)) return;
        var (borrower, lender) = (AccessWorld.Working(place, held), AccessWorld.Working(place, wanted));
        Assert.Equal(conflict, lender.Lend(wanted, place.Id, borrower, AccessWorld.Today, AccessWorld.Today, AccessWorld.Self(lender), AccessWorld.Now).Error?.Code);
    }

    [Fact]
    public void Grant_OfARoleThatConflictsElsewhere_IsRefusedOnlyWhereItReaches()
    {
        var filer = AccessWorld.Working(AccessWorld.Provincial, ProvincialItOfficer);
        Assert.Equal(AccessErrors.Conflict(ProvincialItOfficer).Code, filer.GrantRefusal(CaseOfficer, AccessWorld.Authority, null, AccessWorld.Administrator(), AccessWorld.Now)?.Code);

        var officer = AccessWorld.Working(AccessWorld.Regulator, CaseOfficer);
        Assert.Null(officer.GrantRefusal(Approver, AccessWorld.Authority, null, AccessWorld.Administrator(), AccessWorld.Now));
    }

    [Fact]
    public void ReplaceClaimRoles_WithRolesThatConflictAmongThemselves_ChangesNothing()
    {
        var person = AccessWorld.Working(AccessWorld.Regulator);
        Assert.NotNull(person.ReplaceClaimRoles([(CaseOfficer, AccessWorld.Regulator.Id), (Auditor, AccessWorld.Regulator.Id)], AccessWorld.Now).Error);
        Assert.Empty(person.Grants);
        Assert.Empty(person.Events);
    }
}
