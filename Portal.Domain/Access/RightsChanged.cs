using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>What was done to a person's rights.</summary>
public enum RightsChange
{
    /// <summary>The person was entered.</summary>
    Invited,

    /// <summary>The person signed in for the first time.</summary>
    Joined,

    /// <summary>A role was granted.</summary>
    RoleGranted,

    /// <summary>A role was taken away.</summary>
    RoleTakenAway,

    /// <summary>A colleague lent a role.</summary>
    RoleLent,

    /// <summary>A loan ended before its last day.</summary>
    LoanEnded,

    /// <summary>The claims of the sign-in provider say something else than before.</summary>
    ClaimRolesReplaced,

    /// <summary>Sign-in was taken away.</summary>
    Disabled,

    /// <summary>Sign-in was given back.</summary>
    Enabled,

    /// <summary>The account was untied from the identity it belonged to.</summary>
    IdentityReleased,
}

/// <summary>One step in the history of a person's rights.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Change">What was done.</param>
/// <param name="Role">The role concerned, if one.</param>
/// <param name="OrganisationId">Where the role is held, if one.</param>
/// <param name="Until">The role's last day, if it has one.</param>
/// <param name="By">Who did it; the id of a system actor for what sign-in did.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PersonStep(
    Guid Id, RightsChange Change, Role? Role, OrganisationId? OrganisationId, DateOnly? Until, PersonId By, string Reason, DateTimeOffset At);

/// <summary>
/// A person's rights changed. The ledger names the person by pseudonym, and its address leads to a list, so that an entry
/// points to nobody once the person's salt is deleted.
/// </summary>
/// <param name="Id">The person.</param>
/// <param name="Pseudonym">The person's name in the ledger.</param>
/// <param name="Change">What was done.</param>
/// <param name="Role">The role concerned, if one.</param>
/// <param name="OrganisationId">Where the role is held, if one.</param>
/// <param name="Snapshot">State and roles after the change, without personal data.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record RightsChanged(
    PersonId Id, string Pseudonym, RightsChange Change, Role? Role, OrganisationId? OrganisationId, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new(TypeOf(Change), Pseudonym, SubjectVersion, Snapshot, "/admin/people?q=" + Pseudonym);

    /// <summary>The type of the ledger's entry, for example <c>person.role-granted</c>.</summary>
    /// <param name="change">What was done.</param>
    public static string TypeOf(RightsChange change) => "person." + change switch
    {
        RightsChange.Invited => "invited",
        RightsChange.Joined => "joined",
        RightsChange.RoleGranted => "role-granted",
        RightsChange.RoleTakenAway => "role-taken-away",
        RightsChange.RoleLent => "role-lent",
        RightsChange.LoanEnded => "loan-ended",
        RightsChange.ClaimRolesReplaced => "claim-roles-replaced",
        RightsChange.Disabled => "disabled",
        RightsChange.IdentityReleased => "identity-released",
        _ => "enabled",
    };
}
