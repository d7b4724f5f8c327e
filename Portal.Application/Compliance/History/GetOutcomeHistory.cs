using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>How a service stood over time, obligation by obligation.</summary>
/// <param name="Id">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetOutcomeHistoryQuery(ServiceId Id) : IQuery<OutcomeHistory>;

/// <summary>How a service stood over time.</summary>
/// <param name="From">From when it is told, in UTC.</param>
/// <param name="To">Until when: now, or when the service left the register, in UTC.</param>
/// <param name="IsCut">More came before, which is not told.</param>
/// <param name="Obligations">Each obligation that ever concerned it in that time, in the order of the catalogue.</param>
public sealed record OutcomeHistory(DateTimeOffset From, DateTimeOffset To, bool IsCut, IReadOnlyList<ObligationHistory> Obligations)
{
    /// <summary>The most recent changes that are told.</summary>
    public const int MostIntervals = 500;

    /// <summary>Since when an obligation has stood as it does, in UTC; null where that is not known.</summary>
    /// <param name="obligation">Its id.</param>
    public DateTimeOffset? Since(string obligation)
    {
        var last = Obligations.FirstOrDefault(o => o.Id == obligation)?.Spans[^1];
        return last is null || (IsCut && last.Since == From) ? null : last.Since;
    }
}

/// <summary>How one obligation stood.</summary>
/// <param name="Id">The obligation's id.</param>
/// <param name="Spans">Its outcomes one after another, oldest first; two that follow each other differ or have a time between them.</param>
public sealed record ObligationHistory(string Id, IReadOnlyList<OutcomeSpan> Spans);

/// <summary>A time during which an obligation stood in one way.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Since">The first moment, in UTC.</param>
/// <param name="Until">The first moment no longer in it, in UTC; null while it lasts.</param>
public sealed record OutcomeSpan(Outcome Outcome, DateTimeOffset Since, DateTimeOffset? Until);

internal sealed class GetOutcomeHistoryHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetOutcomeHistoryQuery, Result<OutcomeHistory>>
{
    public async Task<Result<OutcomeHistory>> Handle(GetOutcomeHistoryQuery request, CancellationToken cancellationToken)
    {
        if (!await db.Services.Visible(caller.Actor).AnyAsync(s => s.Id == request.Id, cancellationToken)) return Error.NotFound;
        var newest = await db.ComplianceIntervals.AsNoTracking().Where(i => i.ServiceId == request.Id)
            .OrderByDescending(i => i.Since).Take(OutcomeHistory.MostIntervals + 1).ToListAsync(cancellationToken);
        var isCut = newest.Count > OutcomeHistory.MostIntervals;
        ComplianceInterval[] told = [.. newest.Take(OutcomeHistory.MostIntervals).Reverse()];
        if (told.Length == 0) return new OutcomeHistory(clock.GetUtcNow(), clock.GetUtcNow(), IsCut: false, []);
        var obligations = ObligationCatalogue.All
            .Where(o => told.Any(i => i.Of(o) != Outcome.NotApplicable))
            .Select(o => new ObligationHistory(o.Id, Spans(told, o)));
        return new OutcomeHistory(told[0].Since, told[^1].Until ?? clock.GetUtcNow(), isCut, [.. obligations]);
    }

    private static List<OutcomeSpan> Spans(ComplianceInterval[] told, Obligation obligation)
    {
        List<OutcomeSpan> spans = [];
        foreach (var interval in told)
        {
            var outcome = interval.Of(obligation);
            if (spans.Count > 0 && spans[^1].Outcome == outcome && spans[^1].Until == interval.Since) spans[^1] = spans[^1] with { Until = interval.Until };
            else spans.Add(new OutcomeSpan(outcome, interval.Since, interval.Until));
        }

        return spans;
    }
}
