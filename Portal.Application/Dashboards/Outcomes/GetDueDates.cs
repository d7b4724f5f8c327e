using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.History;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>
/// The dates ahead that may change how services stand, as counted last night: every one of each service. Whoever does not read across gets those of the own
/// organisation and below.
/// </summary>
/// <param name="Organisation">Code of an organisation: it and those below.</param>
/// <param name="Region">Only this region.</param>
/// <param name="On">The services of this day too, as far as the reader may know of them and the date still stands.</param>
/// <param name="Kind">Of that day only the services of this kind of date; the counts are of all kinds.</param>
[Requires(Permissions.Dashboards.National)]
public sealed record GetDueDatesQuery(string Organisation = "", Region? Region = null, DateOnly? On = null, DueKind? Kind = null) : IQuery<DueDates>;

/// <summary>Dates ahead.</summary>
/// <param name="Today">Today in Pakistan.</param>
/// <param name="Organisation">The organisation they are about; null where they are about none.</param>
/// <param name="Days">By day and kind, the next day first.</param>
/// <param name="Services">Services of the day that was asked for, the most protected data first; at most <see cref="Most"/>.</param>
public sealed record DueDates(DateOnly Today, OwnerName? Organisation, IReadOnlyList<DueCount> Days, IReadOnlyList<DueService> Services)
{
    /// <summary>The most services listed of a day.</summary>
    public const int Most = 100;
}

/// <summary>For how many services a date falls on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What ceases to hold, or begins to.</param>
/// <param name="Count">How many services.</param>
public sealed record DueCount(DateOnly Day, DueKind Kind, int Count);

/// <summary>A service for which a date falls on a day.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Kind">What ceases to hold, or begins to.</param>
public sealed record DueService(ServiceId Id, string Code, LocalizedText Name, OwnerName Owner, DueKind Kind);

internal sealed class GetDueDatesHandler(IPortalDb db, Caller caller, CurrentPolicy policies, IAuditStore facts) : IRequestHandler<GetDueDatesQuery, Result<DueDates>>
{
    // Kept services that are looked at in one go: most of them are still due, and a hundred are wanted.
    private const int AtOnce = 150;

    public async Task<Result<DueDates>> Handle(GetDueDatesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        if (OutcomeScope.Of(new(request.Organisation, request.Region), tree, caller.Actor) is not { } scope) return Error.NotFound;
        var today = policies.Today;
        var counts = await scope.Dates(db.DueTallies.AsNoTracking()).Where(t => t.Day > today)
            .GroupBy(t => new { t.Day, t.Kind }).Select(g => new DueCount(g.Key.Day, g.Key.Kind, g.Sum(t => t.Count))).ToListAsync(cancellationToken);
        var services = request.On is { } day ? await ServicesAsync(scope, tree, day, request.Kind, cancellationToken) : [];
        return new DueDates(today, scope.Organisation?.Named(), [.. counts.OrderBy(c => c.Day).ThenBy(c => c.Kind)], services);
    }

    private async Task<IReadOnlyList<DueService>> ServicesAsync(OutcomeScope scope, OrganisationTree tree, DateOnly day, DueKind? kind, CancellationToken ct)
    {
        if (await policies.EvaluatorAsync(ct) is not { } evaluator) return [];
        var kept = scope.Lists(db.DueLists.AsNoTracking()).Where(l => l.Day == day);
        if (kind is { } one) kept = kept.Where(l => l.Kind == one);
        var lists = await kept.OrderByDescending(l => l.ClassRank).ThenBy(l => l.OrganisationId).ThenBy(l => l.Kind).ThenBy(l => l.Region)
            .Select(l => new { l.Kind, l.Services }).ToListAsync(ct);
        var found = new List<(RegisterEntry Entry, DueKind Kind)>();
        foreach (var some in lists.SelectMany(l => l.Services.Select(id => (Id: id, l.Kind))).Chunk(AtOnce))
        {
            found.AddRange(await StillDueAsync(scope, evaluator, day, some, ct));
            if (found.Count >= DueDates.Most) break;
        }

        return
        [
            .. found.OrderByDescending(f => f.Entry.ClassRank).ThenBy(f => f.Entry.Code, StringComparer.Ordinal).ThenBy(f => f.Kind).Take(DueDates.Most)
                .Select(f => new DueService(f.Entry.Id, f.Entry.Code, new LocalizedText(f.Entry.NameEn, f.Entry.NameUr), tree[f.Entry.OrganisationId].Named(), f.Kind)),
        ];
    }

    // What was counted last night may have been renewed, handed over or withdrawn since: each service's own sheet says whether the date is still ahead.
    private async Task<IEnumerable<(RegisterEntry Entry, DueKind Kind)>> StillDueAsync(
        OutcomeScope scope, ComplianceEvaluator evaluator, DateOnly day, (ServiceId Id, DueKind Kind)[] some, CancellationToken ct)
    {
        var ids = some.Select(s => s.Id).Distinct().ToList();
        var entries = await scope.Entries(db.Register.AsNoTracking().Visible(caller.Actor)).Where(e => e.State == ServiceState.Registered && ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var dates = (await facts.ReadAsync(entries.Keys, policies.Today, ct)).ToDictionary(s => s.Id, s => evaluator.DatesOf(s.Facts.Sheet));
        return some.Where(s => dates.TryGetValue(s.Id, out var ahead) && ahead.Contains(new DueDate(day, s.Kind))).Select(s => (entries[s.Id], s.Kind));
    }
}
