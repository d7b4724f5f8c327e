using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Application.Services.Relations;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Audits;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Imports;
using Portal.Domain.Ledger;
using Portal.Domain.Letters;
using Portal.Domain.Notifications;
using Portal.Domain.Organisations;
using Portal.Domain.Reviews;
using Portal.Domain.Sandbox;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Domain.Tokens;
using Portal.Domain.Views;

namespace Portal.Application.Common;

/// <summary>The database as use cases see it. One per scope; committed by the pipeline, never by a handler.</summary>
public interface IPortalDb
{
    /// <summary>Organisations.</summary>
    DbSet<Organisation> Organisations { get; }

    /// <summary>People.</summary>
    DbSet<Person> People { get; }

    /// <summary>Sessions, open and ended.</summary>
    DbSet<Session> Sessions { get; }

    /// <summary>Roles that people hold, to read across people; changed through <see cref="Person"/> alone.</summary>
    DbSet<RoleGrant> RoleGrants { get; }

    /// <summary>Requests for roles that need a second administrator.</summary>
    DbSet<RoleRequest> RoleRequests { get; }

    /// <summary>Rules that give roles by what identity providers say.</summary>
    DbSet<ClaimRule> ClaimRules { get; }

    /// <summary>One-time passes of the emergency administrator.</summary>
    DbSet<BreakGlassPass> BreakGlassPasses { get; }

    /// <summary>Quarterly reviews of who holds which role.</summary>
    DbSet<AccessReview> AccessReviews { get; }

    /// <summary>Services.</summary>
    DbSet<Service> Services { get; }

    /// <summary>What case officers ask about filings.</summary>
    DbSet<ReviewComment> ReviewComments { get; }

    /// <summary>Services as lists find them; kept with the services themselves, never written by a use case.</summary>
    DbSet<RegisterEntry> Register { get; }

    /// <summary>Counts of it; written by the database alone.</summary>
    DbSet<RegisterTally> RegisterTallies { get; }

    /// <summary>What services need; kept with the services themselves, never written by a use case.</summary>
    DbSet<ServiceLink> ServiceLinks { get; }

    /// <summary>Sites of services in the register; kept with the services themselves.</summary>
    DbSet<ServiceSite> ServiceSites { get; }

    /// <summary>Data sets of services in the register; kept with the services themselves.</summary>
    DbSet<ServiceDataSet> ServiceDataSets { get; }

    /// <summary>Views of lists that people keep.</summary>
    DbSet<SavedView> SavedViews { get; }

    /// <summary>Columns that people chose.</summary>
    DbSet<ChosenColumns> ChosenColumns { get; }

    /// <summary>Compliance of services.</summary>
    DbSet<ComplianceSummary> ComplianceSummaries { get; }

    /// <summary>Policy versions.</summary>
    DbSet<PolicyVersion> PolicyVersions { get; }

    /// <summary>What versions would do to the register.</summary>
    DbSet<PolicyWhatIf> PolicyWhatIfs { get; }

    /// <summary>Waivers.</summary>
    DbSet<Waiver> Waivers { get; }

    /// <summary>Services that would stand differently; written in bulk, never changed.</summary>
    DbSet<WhatIfChange> WhatIfChanges { get; }

    /// <summary>Sandbox schemes.</summary>
    DbSet<SandboxScheme> SandboxSchemes { get; }

    /// <summary>Sandbox applications.</summary>
    DbSet<SandboxApplication> SandboxApplications { get; }

    /// <summary>Gazetted holidays.</summary>
    DbSet<GazettedHoliday> Holidays { get; }

    /// <summary>How each service stood from when to when; written by the database alone.</summary>
    DbSet<ComplianceInterval> ComplianceIntervals { get; }

    /// <summary>Obligations that services fail now, and since when; written by the database alone.</summary>
    DbSet<ObligationFailure> ObligationFailures { get; }

    /// <summary>Counts of those failures by age, as of the last count.</summary>
    DbSet<FailureTally> FailureTallies { get; }

    /// <summary>Counts of the dates that lie ahead, as of the last count.</summary>
    DbSet<DueTally> DueTallies { get; }

    /// <summary>The first services of each of those counts.</summary>
    DbSet<DueList> DueLists { get; }

    /// <summary>How the registered services stood, day by day.</summary>
    DbSet<RegisterDay> RegisterDays { get; }

    /// <summary>Audit plans.</summary>
    DbSet<AuditPlan> AuditPlans { get; }

    /// <summary>Audit runs, with their progress.</summary>
    DbSet<AuditRun> AuditRuns { get; }

    /// <summary>The logs of audit runs.</summary>
    DbSet<AuditNote> AuditNotes { get; }

    /// <summary>Findings.</summary>
    DbSet<Finding> Findings { get; }

    /// <summary>Rounds in which findings were brought in line with the register.</summary>
    DbSet<FindingRound> FindingRounds { get; }

    /// <summary>Services whose findings have to be compared with the register; marked by the database alone.</summary>
    DbSet<FindingCheck> FindingChecks { get; }

    /// <summary>What people are told of.</summary>
    DbSet<Notification> Notifications { get; }

    /// <summary>Ledger entries.</summary>
    DbSet<LedgerEntry> LedgerEntries { get; }

    /// <summary>Places of entries in the Merkle tree.</summary>
    DbSet<LedgerLeaf> LedgerLeaves { get; }

    /// <summary>States of the Merkle tree.</summary>
    DbSet<LedgerCheckpoint> LedgerCheckpoints { get; }

    /// <summary>Events of the security log; written through <see cref="Security.ISecurityLog"/> alone.</summary>
    DbSet<SecurityRecord> SecurityEvents { get; }

    /// <summary>Patterns found in the security log.</summary>
    DbSet<SecurityAlert> SecurityAlerts { get; }

    /// <summary>API tokens.</summary>
    DbSet<ApiToken> ApiTokens { get; }

    /// <summary>First answers to requests that programs named.</summary>
    DbSet<ApiReply> ApiReplies { get; }

    /// <summary>Evidence documents; their content is in the <see cref="Documents.IDocumentStore"/>.</summary>
    DbSet<Document> Documents { get; }

    /// <summary>Letters on decisions; written once and never changed.</summary>
    DbSet<DecisionLetter> DecisionLetters { get; }

    /// <summary>Imports, with their progress.</summary>
    DbSet<ImportRun> ImportRuns { get; }

    /// <summary>Services that imports added or changed; written through <see cref="Imports.IImportStore"/> alone.</summary>
    DbSet<ImportedRow> ImportedRows { get; }

    /// <summary>What is wrong with rows of imports; written through <see cref="Imports.IImportStore"/> alone.</summary>
    DbSet<ImportProblem> ImportProblems { get; }

    /// <summary>Mappings that organisations keep.</summary>
    DbSet<SavedMapping> SavedMappings { get; }

    /// <summary>Canisters that registered services name, with what is proved of them.</summary>
    DbSet<CanisterWatch> CanisterWatches { get; }

    /// <summary>Subnets on which those are.</summary>
    DbSet<SubnetWatch> SubnetWatches { get; }

    /// <summary>What the network answered, as it came.</summary>
    DbSet<EvidenceRecord> Evidence { get; }

    /// <summary>Rounds of collecting it.</summary>
    DbSet<EvidenceRound> EvidenceRounds { get; }

    /// <summary>Demands for newer evidence of everything.</summary>
    DbSet<EvidenceDemand> EvidenceDemands { get; }

    /// <summary>Evidence that says otherwise than the evidence before.</summary>
    DbSet<DriftAlarm> DriftAlarms { get; }

    /// <summary>Imports of networks' registries.</summary>
    DbSet<NetworkImport> NetworkImports { get; }

    /// <summary>The files of those imports.</summary>
    DbSet<NetworkDump> NetworkDumps { get; }

    /// <summary>What each import changed; written through <see cref="Evidence.Network.INetworkStore"/> alone.</summary>
    DbSet<NetworkChange> NetworkChanges { get; }

    /// <summary>Subnets as last declared; like nodes, operators, providers and sites written through <see cref="Evidence.Network.INetworkStore"/> alone.</summary>
    DbSet<NetworkSubnet> NetworkSubnets { get; }

    /// <summary>Nodes as last declared.</summary>
    DbSet<NetworkNode> NetworkNodes { get; }

    /// <summary>Operators as last declared.</summary>
    DbSet<NetworkOperator> NetworkOperators { get; }

    /// <summary>Providers that have a name, as last declared.</summary>
    DbSet<NetworkProvider> NetworkProviders { get; }

    /// <summary>Data centres as last declared.</summary>
    DbSet<NetworkSite> NetworkSites { get; }

    /// <summary>Inspections of sites; written once.</summary>
    DbSet<SiteInspection> SiteInspections { get; }

    /// <summary>Takes a lock of that name; whoever else wants it waits until this transaction ends.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ct">Cancels.</param>
    Task LockAsync(string name, CancellationToken ct);

    /// <summary>Writes what changed, with a ledger entry for each event, in one transaction.</summary>
    /// <param name="ct">Cancels.</param>
    Task CommitAsync(CancellationToken ct);
}
