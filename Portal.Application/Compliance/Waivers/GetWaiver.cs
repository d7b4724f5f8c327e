using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>A waiver with its history.</summary>
/// <param name="Id">The waiver.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record GetWaiverQuery(WaiverId Id) : IQuery<WaiverDetail>;

/// <summary>A waiver as its page shows it.</summary>
public sealed record WaiverDetail
{
    /// <summary>Its identifier.</summary>
    public required WaiverId Id { get; init; }

    /// <summary>The version of it that a decision has to name.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    public required WaiverState State { get; init; }

    /// <summary>The obligation.</summary>
    public required string ObligationId { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>Its code.</summary>
    public required string ServiceCode { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText ServiceName { get; init; }

    /// <summary>Who asked for it.</summary>
    public required LocalizedText Organisation { get; init; }

    /// <summary>Who decides.</summary>
    public required LocalizedText Body { get; init; }

    /// <summary>Why it is asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>What keeps the harm small.</summary>
    public required IReadOnlyList<WaiverMeasure> Measures { get; init; }

    /// <summary>What the service failed for when it was asked for.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Everything that it covers.</summary>
    public required IReadOnlyList<Shortfall> Known { get; init; }

    /// <summary>The first day on which it holds; null before it is granted.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day, as granted or asked for.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The latest day until which it could be granted today.</summary>
    public required DateOnly Latest { get; init; }

    /// <summary>What the body asks for in return.</summary>
    public required string Conditions { get; init; }

    /// <summary>Whether it was recommended to grant it; null before.</summary>
    public required bool? IsFavoured { get; init; }

    /// <summary>Since when the service fails for something else, in UTC; null while it covers.</summary>
    public required DateTimeOffset? OutgrownSince { get; init; }

    /// <summary>What was done with it, the newest first.</summary>
    public required IReadOnlyList<WaiverStepRow> Steps { get; init; }

    /// <summary>What the reader may do with it now.</summary>
    public required IReadOnlyList<WaiverAction> May { get; init; }

    /// <summary>The reader could decide on it, had they not recommended.</summary>
    public required bool IsHeldByFourEyes { get; init; }
}

/// <summary>A step of a waiver's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record WaiverStepRow(WaiverAction Action, LocalizedText? By, DateTimeOffset At, string Reason);

internal sealed class GetWaiverHandler(IPortalDb db, Caller caller, CurrentPolicy policy) : IRequestHandler<GetWaiverQuery, Result<WaiverDetail>>
{
    public async Task<Result<WaiverDetail>> Handle(GetWaiverQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        if (await db.Waivers.AsNoTracking().Visible(actor).Include(w => w.Steps).SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken) is not { } waiver) return Error.NotFound;
        var service = await db.Services.Where(s => s.Id == waiver.ServiceId).Select(s => new { s.Code, s.About.Name }).SingleAsync(cancellationToken);
        var offices = await db.Organisations.Where(o => o.Id == waiver.OrganisationId || o.Id == waiver.BodyId).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var people = waiver.Steps.Select(s => s.By).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var limit = policy.Today.AddDays((await policy.FindAsync(cancellationToken))?.Parameters.WaiverDays ?? 0);
        return new WaiverDetail
        {
            Id = waiver.Id,
            Version = waiver.Version,
            Code = waiver.Code,
            State = waiver.State,
            ObligationId = waiver.ObligationId,
            ServiceId = waiver.ServiceId,
            ServiceCode = service.Code,
            ServiceName = service.Name,
            Organisation = offices[waiver.OrganisationId],
            Body = offices[waiver.BodyId],
            Reason = waiver.Reason,
            Measures = waiver.Measures,
            Verdict = waiver.Verdict,
            Known = waiver.Known,
            From = waiver.From,
            Until = waiver.Until,
            Latest = waiver.Until < limit ? waiver.Until : limit,
            Conditions = waiver.Conditions,
            IsFavoured = waiver.IsFavoured,
            OutgrownSince = waiver.State == WaiverState.Granted ? waiver.OutgrownSince : null,
            Steps = [.. waiver.Steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => new WaiverStepRow(s.Action, names.GetValueOrDefault(s.By), s.At, s.Reason))],
            May = [.. Enum.GetValues<WaiverAction>().Where(a => actor.MayDo(waiver, a))],
            IsHeldByFourEyes = waiver.State == WaiverState.Recommended && waiver.RecommendedBy == actor.Id && actor.May(Permissions.Compliance.GrantWaiver),
        };
    }
}
