using static Portal.Domain.Access.Permissions;

namespace Portal.Domain.Access;

/// <summary>Permissions × roles, the whole table.</summary>
public static class RolePermissions
{
    private static readonly string[] Everybody = [Dashboards.Home, Permissions.Ledger.Read, Permissions.Access.OwnSessions];

    private static readonly string[] Officials =
        [.. Everybody, Dashboards.National, Permissions.Services.Read, Permissions.Compliance.Read, Permissions.Audits.Read, Administration.ReadOrganisations];

    private static readonly string[] Regulators =
        [.. Officials, Permissions.Services.ReadAll, Permissions.Sandbox.Read, Permissions.Sandbox.ReadAll];

    /// <summary>What a role may do.</summary>
    /// <param name="role">The role.</param>
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.ProvincialItOfficer => [.. Officials, Permissions.Services.Register, Permissions.Audits.Remediate],
        Role.MinistryOfficial => [.. Officials, Permissions.Services.Register, Permissions.Audits.Remediate],
        Role.CaseOfficer => [.. Regulators, Permissions.Services.Review, Permissions.Sandbox.Evaluate],
        Role.Approver => [.. Regulators, Permissions.Services.Decide, Permissions.Sandbox.Decide],
        Role.Auditor => [.. Regulators, Permissions.Audits.Manage, Permissions.Audits.Verify],
        Role.PdaAdministrator => [.. Regulators, Administration.ReadPeople, Administration.Import],
        Role.Applicant => [.. Everybody, Permissions.Sandbox.Read, Permissions.Sandbox.File],
        _ => [],
    };
}
