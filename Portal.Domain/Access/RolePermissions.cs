using Portal.Domain.Organisations;
using static Portal.Domain.Access.Permissions;

namespace Portal.Domain.Access;

/// <summary>
/// Permissions × roles × kinds of organisation, the whole table: the same role gives other rights at the PDA, which keeps the
/// register, than at a regulator, which keeps its own sandbox.
/// </summary>
public static class RolePermissions
{
    private static readonly string[] Officials =
        [Dashboards.National, Permissions.Services.Read, Permissions.Compliance.Read, Permissions.Audits.Read, Permissions.Network.Read, Administration.ReadOrganisations];

    private static readonly string[] Regulators =
        [.. Officials, Permissions.Services.ReadAll, Permissions.Sandbox.Read, Permissions.Sandbox.ReadAll];

    private static readonly string[] Administrators = [Administration.ReadPeople, Administration.ManagePeople, Administration.ManageTokens];

    /// <summary>What everybody who signs in may do, whatever their roles.</summary>
    public static IReadOnlyList<string> Everybody { get; } =
        [Dashboards.Home, Permissions.Ledger.Read, Permissions.Access.OwnRights, Permissions.Access.OwnSessions];

    /// <summary>What a role adds at an organisation of a kind; nothing where it cannot be held.</summary>
    /// <param name="role">The role.</param>
    /// <param name="kind">The kind of the organisation where it is held.</param>
    public static IReadOnlyList<string> Of(Role role, OrganisationKind kind) => !RoleRules.MayBeHeldAt(role, kind) ? [] : role switch
    {
        Role.ProvincialItOfficer => [.. Officials, Permissions.Services.Register, Permissions.Services.Import, Permissions.Audits.Remediate],
        Role.MinistryOfficial => [.. Officials, Permissions.Services.Register, Permissions.Audits.Remediate],
        Role.CaseOfficer => [.. Regulators, Permissions.Sandbox.Evaluate, Permissions.Compliance.RecommendWaiver, Permissions.Network.Inspect, .. AtTheRegister(kind, Permissions.Services.Review)],
        Role.Approver => [.. Regulators, Permissions.Sandbox.Decide, Permissions.Compliance.GrantWaiver, .. AtTheRegister(kind, Permissions.Services.Decide, Permissions.Compliance.ApprovePolicy)],
        Role.Auditor => [.. Regulators, Permissions.Audits.Manage, Permissions.Audits.Verify, Permissions.Network.Inspect],
        Role.PdaAdministrator =>
            [.. Regulators, .. Administrators, Administration.ManageAllPeople, Administration.ManageSignIn, Administration.ReadSecurityLog, Permissions.Services.Import, Administration.Import, Permissions.Compliance.DraftPolicy, Permissions.Network.Import],
        Role.Applicant => [Permissions.Sandbox.Read, Permissions.Sandbox.File],
        Role.OrganisationAdministrator => kind == OrganisationKind.Applicant ? [.. Administrators, Permissions.Sandbox.Read] : [.. Officials, .. Administrators],
        _ => [],
    };

    /// <summary>What several roles at one organisation give together, with what everybody may do.</summary>
    /// <param name="roles">The roles held there.</param>
    /// <param name="kind">The organisation's kind.</param>
    public static IReadOnlySet<string> Together(IEnumerable<Role> roles, OrganisationKind kind) =>
        roles.SelectMany(r => Of(r, kind)).Concat(Everybody).ToHashSet();

    // The Pakistan Digital Authority alone checks and decides what enters the national register, and by which policy.
    private static string[] AtTheRegister(OrganisationKind kind, params string[] permissions) => kind == OrganisationKind.DigitalAuthority ? permissions : [];
}
