using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.ReferenceData;

namespace Portal.Infrastructure.DemoData;

/// <summary>Fills an empty register with a made-up past. Organisations are real; services, people and sites are not.</summary>
/// <param name="db">The database.</param>
/// <param name="reference">Organisations and policy, which the demonstration builds on.</param>
/// <param name="useCases">Runs use cases, by which the network comes in.</param>
/// <param name="clock">The moment up to which the past reaches.</param>
/// <param name="logger">The log.</param>
public sealed class DemoDataSeeder(PortalDbContext db, ReferenceDataSeeder reference, UseCaseRunner useCases, TimeProvider clock, ILogger<DemoDataSeeder> logger)
{
    /// <summary>Brings the people in and, where the register is empty, fills it.</summary>
    /// <param name="ct">Cancels; then nothing was written.</param>
    /// <returns>How many services were made; 0 when the register is not empty.</returns>
    public async Task<int> SeedAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Dialect.LockAsync(db, "demo-data", ct);
        await reference.SeedOrganisationsAsync(Applicants, ct);
        var people = await PeopleAsync(ct);
        await db.SaveChangesAsync(ct);
        var made = await db.Services.AnyAsync(ct) ? 0 : await FillAsync(people, ct);
        await transaction.CommitAsync(ct);
        if (made > 0) await new DemoNetwork(useCases, clock).MakeAsync(ct);
        return made;
    }

    private async Task<int> FillAsync(List<Person> people, CancellationToken ct)
    {
        var policy = await db.PolicyVersions.OrderByDescending(p => p.Number).FirstAsync(ct);
        var world = new DemoWorld(clock.GetUtcNow(), await db.Organisations.ToDictionaryAsync(o => o.Code, ct), people, policy);
        var services = new DemoRegister(world).Make();
        var evidence = new DemoEvidence(world, services);
        var afterlife = new DemoAfterlife(world, services);
        afterlife.End();
        var waivers = new DemoWaivers(world, services);
        waivers.Make();
        foreach (var service in services) service.Take(waivers.HeldBy(service));
        var audits = new DemoAudits(world, services);
        audits.Make();
        var applications = new DemoSandbox(world, await db.SandboxSchemes.ToDictionaryAsync(s => s.Code, ct), services).Make();
        var access = new DemoAccess(world, people);
        access.Make();
        afterlife.Change();
        afterlife.LeaveBehind(applications);
        var guard = new DemoGuard(world);
        guard.Make();
        evidence.Make();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Services.AddRange(services.Select(s => s.Service));
        db.ComplianceSummaries.AddRange(services.Where(s => s.Service.Steps.Count > 0).Select(s => Summary(s, world)));
        db.AuditPlans.AddRange(audits.Plans);
        db.AuditRuns.AddRange(audits.Runs);
        db.Findings.AddRange(audits.Findings);
        db.Set<AuditSerial>().AddRange(audits.Serials);
        db.Set<AuditSerial>().AddRange(waivers.Serials.Select(s => new AuditSerial(Waiver.SeriesOf(s.Key), s.Value)));
        db.Waivers.AddRange(waivers.Waivers);
        db.CanisterWatches.AddRange(evidence.Canisters);
        db.SubnetWatches.AddRange(evidence.Subnets);
        db.Evidence.AddRange(evidence.Records);
        db.EvidenceRounds.AddRange(evidence.Rounds);
        db.DriftAlarms.AddRange(evidence.Alarms);
        db.Set<AuditSerial>().AddRange(evidence.Serials);
        db.SandboxApplications.AddRange(applications);
        db.People.AddRange(access.Newcomers);
        db.RoleRequests.AddRange(access.Requests);
        db.AccessReviews.AddRange(access.Reviews);
        db.ReviewComments.AddRange(afterlife.Questions);
        db.ApiTokens.AddRange(guard.Tokens);
        db.ClaimRules.AddRange(guard.Rules);
        db.SecurityAlerts.AddRange(guard.Alerts);
        db.SecurityEvents.AddRange(guard.Events);
        IEnumerable<AggregateRoot> changed =
        [
            .. services.Select(s => s.Service), .. audits.Plans, .. audits.Runs, .. audits.Findings, .. waivers.Waivers, .. applications, .. people, .. access.Newcomers, .. access.Requests, .. access.Reviews, .. afterlife.Questions,
            .. guard.Tokens, .. guard.Rules, .. guard.Alerts, .. evidence.Rounds, .. evidence.Alarms,
        ];
        var happened = changed.SelectMany(a => a.TakeEvents()).OrderBy(e => e.At).ToList();
        await DemoLedger.WriteAsync(db, happened, ct);
        db.DecisionLetters.AddRange(new DemoLetters(world, services, people).Of(happened));
        db.Notifications.AddRange(new DemoNotifications(world, services, audits, waivers.Waivers, applications).Of(happened));
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(ct);
        await DemoHistory.WriteAsync(db, world, services, ct);
        logger.LogInformation("Demonstration: {Services} services, {Findings} findings, {Entries} ledger entries", services.Count, audits.Findings.Count, happened.Count);
        return services.Count;
    }

    private static IReadOnlyList<OrganisationEntry> Applicants { get; } = OrganisationCatalogue.Read("Portal.Infrastructure.DemoData.applicants.json");

    // People stay who they are once they have worked here; only those who are missing come in.
    private async Task<List<Person>> PeopleAsync(CancellationToken ct)
    {
        var ids = DemoPeople.All.Select(p => p.Id).ToList();
        var present = await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var missing = DemoPeople.All.Where(p => !present.Exists(known => known.Id == p.Id)).Select(p => p.ToPerson()).ToList();
        db.People.AddRange(missing);
        return [.. present, .. missing];
    }

    private static ComplianceSummary Summary(DemoService service, DemoWorld world)
    {
        var summary = ComplianceSummary.For(service.Service.Id);
        var evaluated = service.Service.State == ServiceState.Registered ? world.Now.AddHours(-20) : service.Service.Steps[^1].At;
        summary.Take(new ComplianceEvaluator(world.Policy), service.Facts, evaluated);
        return summary;
    }
}
