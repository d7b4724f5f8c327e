using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
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

    /// <summary>Whether the reader may open the pages of the policy versions that are named.</summary>
    public bool MayOpenPolicies { get; init; }

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
/// <param name="FoundBy">Number of the policy version that found it.</param>
/// <param name="ConfirmedBy">Number of the last policy version by which an evaluation of the service is known to have found the same; often the one that found it.</param>
public sealed record OutcomeSpan(Outcome Outcome, DateTimeOffset Since, DateTimeOffset? Until, int FoundBy, int ConfirmedBy);

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
        var policies = await PolicyPast.ReadAsync(db, told, cancellationToken);
        var now = await LastJudgedAsync(request.Id, cancellationToken);
        var versions = told.ToDictionary(i => i.Since, i => (policies.FoundBy(i), policies.ConfirmedBy(i, now)));
        var obligations = ObligationCatalogue.All
            .Where(o => told.Any(i => i.Of(o) != Outcome.NotApplicable))
            .Select(o => new ObligationHistory(o.Id, Spans(told, o, versions, policies)));
        return new OutcomeHistory(told[0].Since, told[^1].Until ?? clock.GetUtcNow(), isCut, [.. obligations]) { MayOpenPolicies = caller.Actor.May(Permissions.Compliance.Read) };
    }

    private async Task<LastJudged?> LastJudgedAsync(ServiceId id, CancellationToken ct)
    {
        var written = await db.Services.Where(s => s.Id == id)
            .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => new { s.State, c.PolicyNumber, c.EvaluatedAt }).SingleOrDefaultAsync(ct);
        return written is null ? null : (await WholeAudit.ReadAsync(db, ct)).Of(written.State, new LastJudged(written.PolicyNumber, written.EvaluatedAt));
    }

    private static List<OutcomeSpan> Spans(ComplianceInterval[] told, Obligation obligation, Dictionary<DateTimeOffset, (int Found, int Confirmed)> versions, PolicyPast policies)
    {
        List<OutcomeSpan> spans = [];
        foreach (var interval in told)
        {
            var (outcome, (found, confirmed)) = (interval.Of(obligation), versions[interval.Since]);
            if (spans.Count > 0 && spans[^1] is var last && last.Outcome == outcome && last.Until == interval.Since)
                spans[^1] = last with { Until = interval.Until, ConfirmedBy = policies.Later(last.ConfirmedBy, confirmed) };
            else spans.Add(new OutcomeSpan(outcome, interval.Since, interval.Until, found, confirmed));
        }

        return spans;
    }
}
