namespace Portal.Domain.Access;

/// <summary>What a person is at work; roles are held at an organisation, and some do not go together (<see cref="DutyConflicts"/>).</summary>
public enum Role
{
    /// <summary>Registers services of a provincial or territorial body.</summary>
    ProvincialItOfficer,

    /// <summary>Signs off registrations of a ministry.</summary>
    MinistryOfficial,

    /// <summary>Checks and evaluates filings at a regulator or the PDA.</summary>
    CaseOfficer,

    /// <summary>Decides at a regulator or the PDA.</summary>
    Approver,

    /// <summary>Schedules audits and verifies remediation.</summary>
    Auditor,

    /// <summary>Keeps organisations, people and policy.</summary>
    PdaAdministrator,

    /// <summary>Files sandbox applications.</summary>
    Applicant,

    /// <summary>Keeps the people of one organisation and their roles there.</summary>
    OrganisationAdministrator,
}
