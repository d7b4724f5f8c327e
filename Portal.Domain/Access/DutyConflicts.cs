using static Portal.Domain.Access.ConflictReach;

namespace Portal.Domain.Access;

/// <summary>How far a conflict of duties reaches.</summary>
public enum ConflictReach
{
    /// <summary>Nobody may hold both roles, wherever they are held.</summary>
    Anywhere,

    /// <summary>Nobody may hold both roles at one organisation.</summary>
    SameOrganisation,
}

/// <summary>Two roles that nobody may hold together.</summary>
/// <param name="One">A role.</param>
/// <param name="Other">The role it does not go with.</param>
/// <param name="Reach">How far the conflict reaches.</param>
public sealed record DutyConflict(Role One, Role Other, ConflictReach Reach)
{
    /// <summary>Whether two roles, held at the same organisation or not, are this pair.</summary>
    /// <param name="a">A role.</param>
    /// <param name="b">Another role.</param>
    /// <param name="together">Whether both are held at one organisation.</param>
    public bool Forbids(Role a, Role b, bool together) =>
        ((a == One && b == Other) || (a == Other && b == One)) && (together || Reach == Anywhere);
}

/// <summary>
/// Separation of duties (NIST SP 800-53 AC-5; ISO/IEC 27001 A.5.3) as one table. The aggregates hold it case by case too:
/// who filed cannot decide and who evaluated cannot approve. The table keeps one person from being put in that place at all.
/// </summary>
public static class DutyConflicts
{
    /// <summary>
    /// Every pair.
    /// <list type="bullet">
    /// <item>Filing and deciding, anywhere: filings travel from the body that owns the service to the PDA or a regulator, so the same
    /// person at two organisations would judge a colleague's filing in the interest of the own body.</item>
    /// <item>Filing and auditing, anywhere: an auditor verifies the remedies of every organisation, the own one among them.</item>
    /// <item>Checking and approving, at one organisation: the second pair of eyes on each case there. At two organisations the cases
    /// differ: the PDA decides registrations, each regulator its own sandbox.</item>
    /// <item>Checking or approving and auditing, at one organisation: nobody audits what they let pass.</item>
    /// <item>The PDA's administration and any role that files, decides or audits, anywhere: it gives rights at every organisation and
    /// must not use them.</item>
    /// <item>An organisation's administration and deciding or auditing, at that organisation: for the same reason. Filing is not in
    /// the table: in a small body the one person who files also keeps the accounts, and somebody elsewhere checks the filing.</item>
    /// </list>
    /// </summary>
    public static IReadOnlyList<DutyConflict> All { get; } =
    [
        new(Role.ProvincialItOfficer, Role.CaseOfficer, Anywhere),
        new(Role.ProvincialItOfficer, Role.Approver, Anywhere),
        new(Role.ProvincialItOfficer, Role.Auditor, Anywhere),
        new(Role.MinistryOfficial, Role.CaseOfficer, Anywhere),
        new(Role.MinistryOfficial, Role.Approver, Anywhere),
        new(Role.MinistryOfficial, Role.Auditor, Anywhere),
        new(Role.Applicant, Role.CaseOfficer, Anywhere),
        new(Role.Applicant, Role.Approver, Anywhere),
        new(Role.Applicant, Role.Auditor, Anywhere),
        new(Role.CaseOfficer, Role.Approver, SameOrganisation),
        new(Role.CaseOfficer, Role.Auditor, SameOrganisation),
        new(Role.Approver, Role.Auditor, SameOrganisation),
        new(Role.PdaAdministrator, Role.ProvincialItOfficer, Anywhere),
        new(Role.PdaAdministrator, Role.MinistryOfficial, Anywhere),
        new(Role.PdaAdministrator, Role.Applicant, Anywhere),
        new(Role.PdaAdministrator, Role.CaseOfficer, Anywhere),
        new(Role.PdaAdministrator, Role.Approver, Anywhere),
        new(Role.PdaAdministrator, Role.Auditor, Anywhere),
        new(Role.OrganisationAdministrator, Role.CaseOfficer, SameOrganisation),
        new(Role.OrganisationAdministrator, Role.Approver, SameOrganisation),
        new(Role.OrganisationAdministrator, Role.Auditor, SameOrganisation),
    ];

    /// <summary>Whether two roles must not be held together.</summary>
    /// <param name="a">A role.</param>
    /// <param name="b">Another role.</param>
    /// <param name="together">Whether both are held at one organisation.</param>
    public static bool Between(Role a, Role b, bool together) => All.Any(c => c.Forbids(a, b, together));
}
