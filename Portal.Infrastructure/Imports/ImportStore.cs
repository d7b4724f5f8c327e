using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Imports;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Imports;

/// <summary>Writes blocks by the provider's bulk path; takes an import out by sets, and what it changed in small lots.</summary>
/// <param name="db">The database.</param>
/// <param name="policy">The policy in force, for services that say again what they said.</param>
/// <param name="time">The clock.</param>
internal sealed class ImportStore(PortalDbContext db, CurrentPolicy policy, TimeProvider time) : IImportStore
{
    private const string Gate = "imports";
    private const int Lot = 500;

    // A million services with all that belongs to them, on a slow machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task EnterAsync(CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        await db.Dialect.LockAsync(db, Gate, ct);
    }

    public async Task WriteAsync(ImportWrites block, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        try
        {
            // Owners first, which new services refer to.
            await db.SaveChangesAsync(ct);
            if (block.Added.Count > 0) await db.Dialect.InsertServicesAsync(db, block.Added, ct);
            if (block.Rows.Count > 0) await db.Dialect.InsertManyAsync(db, block.Rows, ct);
            if (block.Problems.Count > 0) await db.Dialect.InsertManyAsync(db, block.Problems, ct);
            await WriteSummariesAsync(block, ct);
        }
        catch (DbUpdateException duplicate) when (duplicate is not DbUpdateConcurrencyException && db.Dialect.IsUniqueViolation(duplicate))
        {
            // Somebody gave out the same code in between: the block is worked out again.
            throw new DbUpdateConcurrencyException(duplicate.Message, duplicate);
        }
    }

    public Task ForgetProblemsAsync(ImportRunId id, CancellationToken ct) => InTransactionAsync(() => db.ImportProblems.Where(p => p.RunId == id).ExecuteDeleteAsync(ct), ct);

    public async Task TakeOutAsync(ImportRunId id, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        await db.Dialect.LockAsync(db, KeepFindingsCommand.Gate, ct);
        db.Database.SetCommandTimeout(Patience);
        await RestoreAsync(id, ct);
        var added = db.ImportedRows.Where(r => r.RunId == id && r.Outcome == ImportOutcome.Added).Select(r => r.ServiceId);
        var found = db.Findings.Where(f => added.Contains(f.ServiceId)).Select(f => f.Id);
        await db.Set<FindingStep>().Where(s => found.Contains(EF.Property<FindingId>(s, "FindingId"))).ExecuteDeleteAsync(ct);
        await db.Findings.Where(f => added.Contains(f.ServiceId)).ExecuteDeleteAsync(ct);
        await db.FindingChecks.Where(c => added.Contains(c.ServiceId)).ExecuteDeleteAsync(ct);
        await db.Register.Where(e => added.Contains(e.Id)).ExecuteDeleteAsync(ct);
        await db.ServiceLinks.Where(l => added.Contains(l.ServiceId)).ExecuteDeleteAsync(ct);
        await db.ServiceSites.Where(s => added.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
        await db.ServiceDataSets.Where(s => added.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
        await db.ComplianceSummaries.Where(c => added.Contains(c.ServiceId)).ExecuteDeleteAsync(ct);
        await db.Sheets.Where(s => added.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
        await db.ComplianceIntervals.Where(i => added.Contains(i.ServiceId)).ExecuteDeleteAsync(ct);
        await db.ObligationFailures.Where(f => added.Contains(f.ServiceId)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceStep>().Where(s => added.Contains(EF.Property<ServiceId>(s, "ServiceId"))).ExecuteDeleteAsync(ct);
        await db.Set<PlacementRow>().Where(p => added.Contains(EF.Property<ServiceId>(p, "ServiceId"))).ExecuteDeleteAsync(ct);
        await db.Services.Where(s => added.Contains(s.Id)).ExecuteDeleteAsync(ct);
        await db.ImportedRows.Where(r => r.RunId == id).ExecuteDeleteAsync(ct);
    }

    private async Task WriteSummariesAsync(ImportWrites block, CancellationToken ct)
    {
        var added = block.Added.Select(s => s.Id).ToHashSet();
        var summaries = await block.Summaries;
        var changed = summaries.Where(s => !added.Contains(s.ServiceId)).ToList();
        var made = summaries.Where(s => added.Contains(s.ServiceId)).ToList();
        if (made.Count > 0) await db.Dialect.InsertManyAsync(db, made, ct);
        if (changed.Count > 0) await db.Dialect.ReplaceManyAsync(db, changed, ct);
        var sheets = new SheetKeeper(db);
        await sheets.WriteAsync(made, areNew: true, ct);
        await sheets.WriteAsync(changed, areNew: false, ct);
        var register = new RegisterKeeper(db);
        await register.EnterAsync(block.Added, made, ct);
        await new RelationKeeper(db).EnterAsync(block.Added, ct);
        await register.JudgeAsync(changed, ct);
    }

    private async Task RestoreAsync(ImportRunId id, CancellationToken ct)
    {
        var evaluator = await policy.EvaluatorAsync(ct);
        for (var after = Guid.Empty; ;)
        {
            var rows = await db.ImportedRows.AsNoTracking().Where(r => r.RunId == id && r.Outcome == ImportOutcome.Changed && r.Id.CompareTo(after) > 0)
                .OrderBy(r => r.Id).Take(Lot).ToListAsync(ct);
            if (rows.Count == 0) return;
            var ids = rows.ConvertAll(r => r.ServiceId);
            var services = await db.Services.Include("_steps").Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            var earlier = await db.ImportedRows.Where(r => r.RunId != id && ids.Contains(r.ServiceId)).ToListAsync(ct);
            foreach (var row in rows)
            {
                var service = services[row.ServiceId];
                service.Restore(row.Before!, row.SavedBefore!.Value, row.Id);
                earlier.Find(e => e.ServiceId == row.ServiceId && e.VersionAfter == row.VersionBefore)?.StandsAgain(service.Version);
            }

            await db.SaveChangesAsync(ct);
            var block = db.Services.Where(s => ids.Contains(s.Id)).Select(s => s.Id);
            if (evaluator is not null) await JudgeAsync(Summaries(services.Values, await db.BackingAsync(block, ct), evaluator), ct);
            Forget();
            after = rows[^1].Id;
        }
    }

    private async Task JudgeAsync(List<ComplianceSummary> summaries, CancellationToken ct)
    {
        await db.Dialect.ReplaceManyAsync(db, summaries, ct);
        await new SheetKeeper(db).WriteAsync(summaries, areNew: false, ct);
        await new RegisterKeeper(db).JudgeAsync(summaries, ct);
    }

    private List<ComplianceSummary> Summaries(IEnumerable<Service> services, ServiceBackings backing, ComplianceEvaluator evaluator)
    {
        var summaries = new List<ComplianceSummary>();
        foreach (var service in services.Where(s => s.State is ServiceState.Registered or ServiceState.Suspended))
        {
            var summary = ComplianceSummary.For(service.Id);
            var facts = ServiceFacts.Of(service.Content, backing[service.Id], policy.Today);
            summary.Take(evaluator, facts, time.GetUtcNow());
            summaries.Add(summary);
        }

        return summaries;
    }

    // A lot that is written is done with; kept, a million of them would fill the memory. The import itself stays.
    private void Forget()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is not (ImportRun or ImportProgress)).ToList()) entry.State = EntityState.Detached;
    }

    private async Task InTransactionAsync(Func<Task> work, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        await work();
    }

    private async Task EnsureTransactionAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
    }
}
