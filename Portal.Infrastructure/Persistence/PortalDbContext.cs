using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Application.Services.Relations;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Audits;
using Portal.Domain.Common;
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
using Portal.Infrastructure.Security;

namespace Portal.Infrastructure.Persistence;

/// <summary>
/// The portal's one model. Two sealed contexts carry it to PostgreSQL and to SQL Server. Contexts come from a pool: making one costs
/// more than most questions asked of it.
/// </summary>
/// <param name="options">Connection and provider.</param>
public abstract class PortalDbContext(DbContextOptions options) : DbContext(options), IPortalDb
{
    private IMediator? _events;

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<BreakGlassPass> BreakGlassPasses => Set<BreakGlassPass>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<RoleRequest> RoleRequests => Set<RoleRequest>();

    public DbSet<ClaimRule> ClaimRules => Set<ClaimRule>();

    public DbSet<AccessReview> AccessReviews => Set<AccessReview>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<RegisterEntry> Register => Set<RegisterEntry>();

    public DbSet<RegisterTally> RegisterTallies => Set<RegisterTally>();

    public DbSet<ServiceLink> ServiceLinks => Set<ServiceLink>();

    public DbSet<ServiceSite> ServiceSites => Set<ServiceSite>();

    public DbSet<ServiceDataSet> ServiceDataSets => Set<ServiceDataSet>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<ChosenColumns> ChosenColumns => Set<ChosenColumns>();

    public DbSet<ComplianceSummary> ComplianceSummaries => Set<ComplianceSummary>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    public DbSet<PolicyWhatIf> PolicyWhatIfs => Set<PolicyWhatIf>();

    public DbSet<Waiver> Waivers => Set<Waiver>();

    public DbSet<WhatIfChange> WhatIfChanges => Set<WhatIfChange>();

    public DbSet<SandboxScheme> SandboxSchemes => Set<SandboxScheme>();

    public DbSet<SandboxApplication> SandboxApplications => Set<SandboxApplication>();

    public DbSet<GazettedHoliday> Holidays => Set<GazettedHoliday>();

    public DbSet<ComplianceInterval> ComplianceIntervals => Set<ComplianceInterval>();

    public DbSet<ObligationFailure> ObligationFailures => Set<ObligationFailure>();

    public DbSet<FailureTally> FailureTallies => Set<FailureTally>();

    public DbSet<DueTally> DueTallies => Set<DueTally>();

    public DbSet<DueList> DueLists => Set<DueList>();

    public DbSet<RegisterDay> RegisterDays => Set<RegisterDay>();

    public DbSet<AuditPlan> AuditPlans => Set<AuditPlan>();

    public DbSet<AuditRun> AuditRuns => Set<AuditRun>();

    public DbSet<AuditNote> AuditNotes => Set<AuditNote>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<FindingRound> FindingRounds => Set<FindingRound>();

    public DbSet<FindingCheck> FindingChecks => Set<FindingCheck>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerPending> LedgerPending => Set<LedgerPending>();

    public DbSet<LedgerLeaf> LedgerLeaves => Set<LedgerLeaf>();

    public DbSet<LedgerCheckpoint> LedgerCheckpoints => Set<LedgerCheckpoint>();

    public DbSet<SecurityRecord> SecurityEvents => Set<SecurityRecord>();

    public DbSet<SecurityAlert> SecurityAlerts => Set<SecurityAlert>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<ApiReply> ApiReplies => Set<ApiReply>();

    public DbSet<ReviewComment> ReviewComments => Set<ReviewComment>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DecisionLetter> DecisionLetters => Set<DecisionLetter>();

    public DbSet<DocumentChunk> DocumentChunks => Set<DocumentChunk>();

    public DbSet<ProtectedTokenKey> TokenKeys => Set<ProtectedTokenKey>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();

    public DbSet<ImportProblem> ImportProblems => Set<ImportProblem>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    public DbSet<CanisterWatch> CanisterWatches => Set<CanisterWatch>();

    public DbSet<SubnetWatch> SubnetWatches => Set<SubnetWatch>();

    public DbSet<EvidenceRecord> Evidence => Set<EvidenceRecord>();

    public DbSet<EvidenceRound> EvidenceRounds => Set<EvidenceRound>();

    public DbSet<EvidenceDemand> EvidenceDemands => Set<EvidenceDemand>();

    public DbSet<DriftAlarm> DriftAlarms => Set<DriftAlarm>();

    public DbSet<NetworkImport> NetworkImports => Set<NetworkImport>();

    public DbSet<NetworkDump> NetworkDumps => Set<NetworkDump>();

    public DbSet<NetworkChange> NetworkChanges => Set<NetworkChange>();

    public DbSet<NetworkSubnet> NetworkSubnets => Set<NetworkSubnet>();

    public DbSet<NetworkNode> NetworkNodes => Set<NetworkNode>();

    public DbSet<NetworkOperator> NetworkOperators => Set<NetworkOperator>();

    public DbSet<NetworkProvider> NetworkProviders => Set<NetworkProvider>();

    public DbSet<NetworkSite> NetworkSites => Set<NetworkSite>();

    public DbSet<SiteInspection> SiteInspections => Set<SiteInspection>();

    /// <summary>What the obligations look at, a row a service; kept by <see cref="SheetKeeper"/>.</summary>
    internal DbSet<ServiceSheet> Sheets => Set<ServiceSheet>();

    /// <summary>Provider-specific actions: locks, bulk copies, what an exception means.</summary>
    public abstract IDatabaseDialect Dialect { get; }

    /// <summary>Security events on their way to the stream; kept by <see cref="StreamAfterCommit"/>.</summary>
    internal UncommittedEvents Uncommitted { get; } = new();

    /// <summary>Makes a context out of the pool one scope's own: nothing of the scope before is left.</summary>
    /// <param name="events">Tells the rest of the portal what happened, before the commit; tools have none.</param>
    internal void BelongTo(IMediator events)
    {
        _events = events;
        Uncommitted.Clear();
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        // A reaction may change further aggregates, whose events are then told too.
        for (var happened = TakeEvents(); happened.Count > 0; happened = TakeEvents())
        {
            foreach (var one in happened)
            {
                var entry = LedgerEntry.Of(one);
                LedgerEntries.Add(entry);
                LedgerPending.Add(new LedgerPending(entry.Id));
                if (_events is not null) await _events.Publish(Happened.Of(one), ct);
            }
        }

        try
        {
            await SaveChangesAsync(ct);
            if (Database.CurrentTransaction is { } opened) await opened.CommitAsync(ct);
        }
        catch (DbUpdateException crossed) when (crossed is not DbUpdateConcurrencyException && (Dialect.IsUniqueViolation(crossed) || Dialect.IsReferenceViolation(crossed)))
        {
            // Two people gave out the same code, or one took away what the other was adding to: one of them has to look again.
            throw new DbUpdateConcurrencyException(crossed.Message, crossed);
        }
    }

    public async Task LockAsync(string name, CancellationToken ct)
    {
        if (Database.CurrentTransaction is null) await Database.BeginTransactionAsync(ct);
        await Dialect.LockAsync(this, name, ct);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var keeper = new RegisterKeeper(this);
        if (!keeper.IsConcerned) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var relations = new RelationKeeper(this);
        relations.Look();
        await keeper.FollowAsync(cancellationToken);
        await new SheetKeeper(this).FollowAsync(cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await relations.WriteAsync(cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>Only for what lists of services do not show.</summary>
    /// <param name="acceptAllChangesOnSuccess">Whether the changes count as saved.</param>
    /// <exception cref="NotSupportedException">A service, its compliance or its owner changed.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ChangeTracker.DetectChanges();
        return new RegisterKeeper(this).IsConcerned ? throw new NotSupportedException("The register is kept by SaveChangesAsync.") : base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var foreignKey in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => !k.IsOwnership))
        {
            if (foreignKey.DeleteBehavior == DeleteBehavior.ClientCascade) continue;
            foreignKey.DeleteBehavior = foreignKey.PrincipalToDependent is null ? DeleteBehavior.Restrict : DeleteBehavior.Cascade;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => PortalConventions.Apply(configurationBuilder);

    private List<DomainEvent> TakeEvents()
    {
        ChangeTracker.DetectChanges();
        return [.. ChangeTracker.Entries<AggregateRoot>().Select(e => e.Entity).ToList().SelectMany(a => a.TakeEvents())];
    }
}
