using System.Reflection;

namespace Portal.Domain.Access;

/// <summary>Every permission there is. A use case names the one it requires; <see cref="RolePermissions"/> says which role has it.</summary>
public static class Permissions
{
    /// <summary>All of them, in the order of this file.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Permissions).GetNestedTypes().SelectMany(area => area.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>The register of services.</summary>
    public static class Services
    {
        /// <summary>Read services of one's own organisation.</summary>
        public const string Read = "services.read";

        /// <summary>Read services of every organisation.</summary>
        public const string ReadAll = "services.read-all";

        /// <summary>Register services of one's own organisation.</summary>
        public const string Register = "services.register";

        /// <summary>Check filings and return them.</summary>
        public const string Review = "services.review";

        /// <summary>Approve or refuse filings.</summary>
        public const string Decide = "services.decide";

        /// <summary>Check uploaded documents; a job's right alone.</summary>
        public const string CheckDocuments = "services.check-documents";

        /// <summary>Bring services of the own organisation in from a file.</summary>
        public const string Import = "services.import";

        /// <summary>Do the work of imports; no person holds it.</summary>
        public const string RunImports = "services.run-imports";
    }

    /// <summary>Compliance and its policy.</summary>
    public static class Compliance
    {
        /// <summary>Read obligations, policy and results.</summary>
        public const string Read = "compliance.read";

        /// <summary>Draft policy versions and put them forward.</summary>
        public const string DraftPolicy = "compliance.draft-policy";

        /// <summary>Give one of the two approvals of a policy version, or refuse it.</summary>
        public const string ApprovePolicy = "compliance.approve-policy";

        /// <summary>Work out what-ifs and put versions in force on their day; only the portal's own actor has it.</summary>
        public const string KeepPolicy = "compliance.keep-policy";

        /// <summary>Recommend on waivers that one's own body may grant.</summary>
        public const string RecommendWaiver = "compliance.recommend-waiver";

        /// <summary>Grant, refuse and revoke waivers that one's own body may grant.</summary>
        public const string GrantWaiver = "compliance.grant-waiver";

        /// <summary>End waivers on their day and remind of it; only the portal's own actor has it.</summary>
        public const string KeepWaivers = "compliance.keep-waivers";
    }

    /// <summary>Audits and findings.</summary>
    public static class Audits
    {
        /// <summary>Read plans, runs and findings (of one's own organisation without <see cref="Services.ReadAll"/>).</summary>
        public const string Read = "audits.read";

        /// <summary>Plan, start and stop audits.</summary>
        public const string Manage = "audits.manage";

        /// <summary>Report that a finding of one's own organisation is remedied.</summary>
        public const string Remediate = "findings.remediate";

        /// <summary>Verify a remediation.</summary>
        public const string Verify = "findings.verify";

        /// <summary>Do the work of a run; only the system actor of audits has it.</summary>
        public const string Work = "audits.work";
    }

    /// <summary>The Internet Computer's networks: what governance declares and what inspectors saw.</summary>
    public static class Network
    {
        /// <summary>Read subnets, nodes, sites, imports and inspections.</summary>
        public const string Read = "network.read";

        /// <summary>Bring in what governance declares.</summary>
        public const string Import = "network.import";

        /// <summary>Record inspections of sites.</summary>
        public const string Inspect = "network.inspect";
    }

    /// <summary>The regulatory sandbox.</summary>
    public static class Sandbox
    {
        /// <summary>Read applications filed by or with one's own organisation.</summary>
        public const string Read = "sandbox.read";

        /// <summary>Read applications of every scheme.</summary>
        public const string ReadAll = "sandbox.read-all";

        /// <summary>File applications for one's own organisation.</summary>
        public const string File = "sandbox.file";

        /// <summary>Check completeness and evaluate.</summary>
        public const string Evaluate = "sandbox.evaluate";

        /// <summary>Decide applications.</summary>
        public const string Decide = "sandbox.decide";
    }

    /// <summary>Evidence from the network.</summary>
    public static class Evidence
    {
        /// <summary>Ask the network, keep what it answers and raise alarms; only the portal's own actor has it.</summary>
        public const string Collect = "evidence.collect";
    }

    /// <summary>The ledger.</summary>
    public static class Ledger
    {
        /// <summary>Read entries and checkpoints.</summary>
        public const string Read = "ledger.read";
    }

    /// <summary>Dashboards.</summary>
    public static class Dashboards
    {
        /// <summary>One's own work.</summary>
        public const string Home = "dashboards.home";

        /// <summary>National figures.</summary>
        public const string National = "dashboards.national";
    }

    /// <summary>One's own access.</summary>
    public static class Access
    {
        /// <summary>See one's own roles, lend them, and end loans.</summary>
        public const string OwnRights = "access.own-rights";

        /// <summary>See and end one's own sessions.</summary>
        public const string OwnSessions = "access.own-sessions";

        /// <summary>Let people in whom an identity provider vouches for; only the system actor of sign-in has it.</summary>
        public const string SignIn = "access.sign-in";

        /// <summary>Start sessions, look after them and sweep them; only the system actor of sign-in has it.</summary>
        public const string KeepSessions = "access.keep-sessions";

        /// <summary>Make a one-time pass for the emergency administrator; only the server's console has it.</summary>
        public const string BreakGlass = "access.break-glass";
    }

    /// <summary>Administration.</summary>
    public static class Administration
    {
        /// <summary>Read organisations.</summary>
        public const string ReadOrganisations = "administration.organisations";

        /// <summary>Read people and their roles.</summary>
        public const string ReadPeople = "administration.people";

        /// <summary>Invite people of one's own organisation, give and take their roles there, and review them.</summary>
        public const string ManagePeople = "administration.manage-people";

        /// <summary>Do so for every organisation.</summary>
        public const string ManageAllPeople = "administration.manage-all-people";

        /// <summary>Open the quarterly reviews of access and tell of those overdue; only the system actor of reviews has it.</summary>
        public const string OpenReviews = "administration.open-reviews";

        /// <summary>Say which claims of a sign-in provider give which roles.</summary>
        public const string ManageSignIn = "administration.manage-sign-in";

        /// <summary>Read the security log.</summary>
        public const string ReadSecurityLog = "administration.security-log";

        /// <summary>Make and revoke API tokens of one's own organisation.</summary>
        public const string ManageTokens = "administration.tokens";

        /// <summary>Search the security log for patterns and keep it to its time; no role has this, only the portal's own jobs.</summary>
        public const string WatchSecurity = "administration.watch-security";

        /// <summary>Bring services of many organisations in, and see the imports of all.</summary>
        public const string Import = "administration.import";
    }
}
