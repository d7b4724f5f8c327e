using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Which waivers a list shows. What is null or empty does not narrow it.</summary>
public sealed record WaiverFilter
{
    /// <summary>Where they stand.</summary>
    public WaiverState? State { get; init; }

    /// <summary>The obligation.</summary>
    public string Obligation { get; init; } = "";

    /// <summary>Code of the body that decides.</summary>
    public string Body { get; init; } = "";

    /// <summary>Those that hold and end within <see cref="SoonDays"/> days.</summary>
    public bool EndingSoon { get; init; }

    /// <summary>The service.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Days within which a waiver ends soon.</summary>
    public static int SoonDays => Waiver.ReminderDays[0];
}

/// <summary>Waivers of the own organisation, or of all with the right to read every service; the newest first.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="After">The last one of the page before; null for the first page.</param>
/// <param name="Take">Rows wanted, at most <see cref="MaxTake"/>.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record ListWaiversQuery(WaiverFilter Filter, WaiverId? After = null, int Take = ListWaiversQuery.UsualTake) : IQuery<WaiverList>
{
    /// <summary>Rows of a page unless told otherwise.</summary>
    public const int UsualTake = 25;

    /// <summary>The most rows of a page.</summary>
    public const int MaxTake = 100;
}

/// <summary>A page of waivers.</summary>
/// <param name="Rows">The newest first.</param>
/// <param name="Next">What the page after begins behind; null on the last.</param>
/// <param name="Counts">How many there are in each state, whatever the filter's state.</param>
public sealed record WaiverList(IReadOnlyList<WaiverRow> Rows, WaiverId? Next, IReadOnlyDictionary<WaiverState, int> Counts);

/// <summary>A waiver in a list.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ServiceCode">Its code.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="Organisation">Who asked for it.</param>
/// <param name="BodyCode">Who decides.</param>
/// <param name="Until">The last day, as granted or asked for.</param>
/// <param name="IsOutgrown">It holds and does not cover what the service fails for now.</param>
/// <param name="RequestedAt">When it was asked for, in UTC.</param>
public sealed record WaiverRow(
    WaiverId Id,
    string Code,
    WaiverState State,
    string ObligationId,
    ServiceId ServiceId,
    string ServiceCode,
    LocalizedText ServiceName,
    LocalizedText Organisation,
    string BodyCode,
    DateOnly Until,
    bool IsOutgrown,
    DateTimeOffset RequestedAt);

internal sealed class ListWaiversHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListWaiversQuery, Result<WaiverList>>
{
    public async Task<Result<WaiverList>> Handle(ListWaiversQuery request, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(request.Take, 1, ListWaiversQuery.MaxTake);
        var any = Apply(request.Filter);
        var counts = await any.GroupBy(w => w.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var found = request.Filter.State is { } state ? any.Where(w => w.State == state) : any;
        if (request.After is { } after) found = found.Where(w => w.Id < after);
        var rows = await found.OrderByDescending(w => w.Id).Take(take + 1)
            .Join(db.Services, w => w.ServiceId, s => s.Id, (w, s) => new { Waiver = w, s.Code, s.About.Name })
            .Join(db.Organisations, x => x.Waiver.OrganisationId, o => o.Id, (x, o) => new { x.Waiver, x.Code, x.Name, Owner = o.Name })
            .Join(db.Organisations, x => x.Waiver.BodyId, o => o.Id, (x, o) => new { x.Waiver, x.Code, x.Name, x.Owner, Body = o.Code })
            .OrderByDescending(x => x.Waiver.Id)
            .Select(x => new WaiverRow(
                x.Waiver.Id, x.Waiver.Code, x.Waiver.State, x.Waiver.ObligationId, x.Waiver.ServiceId, x.Code, x.Name, x.Owner, x.Body, x.Waiver.Until,
                x.Waiver.State == WaiverState.Granted && x.Waiver.OutgrownSince != null, x.Waiver.RequestedAt))
            .ToListAsync(cancellationToken);
        return new WaiverList([.. rows.Take(take)], rows.Count > take ? rows[take - 1].Id : null, counts);
    }

    private IQueryable<Waiver> Apply(WaiverFilter filter)
    {
        var waivers = db.Waivers.AsNoTracking().Visible(caller.Actor);
        if (filter.Obligation.Length > 0) waivers = waivers.Where(w => w.ObligationId == filter.Obligation);
        if (filter.Body.Length > 0) waivers = waivers.Where(w => db.Organisations.Any(o => o.Id == w.BodyId && o.Code == filter.Body));
        if (filter.Service is { } service) waivers = waivers.Where(w => w.ServiceId == service);
        if (!filter.EndingSoon) return waivers;
        var last = time.TodayInPakistan().AddDays(WaiverFilter.SoonDays);
        return waivers.Where(w => w.State == WaiverState.Granted && w.Until <= last);
    }
}
