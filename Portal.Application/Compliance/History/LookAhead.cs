using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>
/// Counts every date ahead of the registered services by the policy in force, in the caller's transaction. One organisation is counted and written after the
/// other, and each read in blocks, so that a large register takes no more memory than its largest organisation's dates.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="store">Reads and writes in bulk.</param>
/// <param name="policy">The policy in force.</param>
internal sealed class LookAhead(IPortalDb db, IDueStore store, CurrentPolicy policy)
{
    private const int Block = 5_000;

    /// <summary>Counts them; what was counted before goes.</summary>
    /// <param name="owners">Organisations with registered services.</param>
    /// <param name="ct">Cancels.</param>
    public async Task CountAsync(IEnumerable<OrganisationId> owners, CancellationToken ct)
    {
        await db.DueTallies.ExecuteDeleteAsync(ct);
        await db.DueLists.ExecuteDeleteAsync(ct);
        if (await policy.EvaluatorAsync(ct) is not { } evaluator) return;
        foreach (var owner in owners)
        {
            var dates = new OwnersDates(owner);
            for (ServiceId? after = null; await store.ReadAsync(owner, after, Block, policy.Today, ct) is { Count: > 0 } block; after = block[^1].Id)
            {
                foreach (var service in block) Add(dates, service, evaluator);
            }

            await store.WriteAsync(dates.Tallies(), dates.Lists(), ct);
        }
    }

    private void Add(OwnersDates dates, JudgedService service, ComplianceEvaluator evaluator)
    {
        var last = policy.Today.AddDays(DueTally.DaysAhead);
        var sheet = service.Facts.Sheet;
        foreach (var date in evaluator.DatesOf(sheet))
        {
            // They come in their order.
            if (date.Day > last) return;
            dates.Add(service.Id, service.Region, sheet.Class, date);
        }
    }
}
