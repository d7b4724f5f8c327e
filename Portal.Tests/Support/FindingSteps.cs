using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Tests.Support;

/// <summary>Puts findings into the database without an audit's work.</summary>
internal static class FindingSteps
{
    private static int _serial;

    /// <summary>An open finding of one service, found by a run of its own.</summary>
    public static async Task<Finding> FindingAsync(this TestPortal portal, ServiceId service, Person filer, DateTimeOffset openedAt, string obligation = "CFP-CLASS")
    {
        var auditor = Filings.Actor();
        var number = Interlocked.Increment(ref _serial);
        var plan = AuditPlan.Create(AuditPlanId.New(), new LocalizedText("Everything", "سب کچھ"), AuditScope.Everything, null, auditor, openedAt);
        var run = AuditRun.Queue(AuditRunId.New(), $"AR-T-{number}", plan, bySchedule: false, auditor, openedAt);
        var finding = Finding.Open(
            $"F-T-{number}", service, filer.OrganisationId, ObligationCatalogue.Find(obligation)!, new Verdict(Outcome.Fail, "KindNotAllowed"), 1, run.Id, DateOnly.FromDateTime(openedAt.Date), openedAt);
        await portal.InDbAsync(async db =>
        {
            db.AddRange(plan, run, finding);
            return await db.SaveChangesAsync();
        });
        return finding;
    }
}
