using Portal.Domain.Organisations;
using static Portal.Domain.Organisations.OrganisationKind;

namespace Portal.Domain.Access;

/// <summary>Where a role can be held, which roles need a second administrator, and which can be lent.</summary>
public static class RoleRules
{
    /// <summary>Whether a role means anything at an organisation of a kind; elsewhere it gives no right and is not granted.</summary>
    /// <param name="role">The role.</param>
    /// <param name="kind">The organisation's kind.</param>
    public static bool MayBeHeldAt(Role role, OrganisationKind kind) => role switch
    {
        Role.ProvincialItOfficer => kind is Provincial or Territorial,
        Role.MinistryOfficial => kind is Ministry or DigitalAuthority or Regulator,
        Role.CaseOfficer or Role.Approver or Role.Auditor => kind is DigitalAuthority or Regulator,
        Role.PdaAdministrator => kind is DigitalAuthority,
        Role.Applicant => kind is OrganisationKind.Applicant or Ministry or Provincial or Territorial,
        Role.OrganisationAdministrator => kind is not Imported,
        _ => false,
    };

    /// <summary>
    /// Whether a role decides, judges or gives rights: one administrator asks for it and another grants it
    /// (<see cref="RoleRequest"/>). So no single account, stolen or dishonest, can make an approver.
    /// </summary>
    /// <param name="role">The role.</param>
    public static bool IsPrivileged(Role role) => role is Role.Approver or Role.Auditor or Role.PdaAdministrator or Role.OrganisationAdministrator;

    /// <summary>
    /// Whether a role can be lent during leave. Administrators' roles cannot: lending one would make an administrator without
    /// the second pair of eyes.
    /// </summary>
    /// <param name="role">The role.</param>
    public static bool MayBeLent(Role role) => role is not (Role.PdaAdministrator or Role.OrganisationAdministrator);
}
