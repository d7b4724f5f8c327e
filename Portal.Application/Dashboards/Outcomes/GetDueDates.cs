using MediatR;
using Microsoft.EntityFrameworkCore;
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
/// The dates ahead that may change how services stand, as counted last night: of each service the next one. Whoever does not read across gets those of the own
/// organisation and below.
/// </summary>
/// <param name="Organisation">Code of an organisation: it and those below.</param>
/// <param name="Region">Only this region.</param>
/// <param name="On">The services of this day too, as far as the reader may know of them.</param>
[Requires(Permissions.Dashboards.National)]
public sealed record GetDueDatesQuery(string Organisation = "", Region? Region = null, DateOnly? On = null) : IQuery<DueDates>;

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

internal sealed class GetDueDatesHandler(IPortalDb db, Caller caller, CurrentPolicy policies) : IRequestHandler<GetDueDatesQuery, Result<DueDates>>
{
    public async Task<Result<DueDates>> Handle(GetDueDatesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        if (OutcomeScope.Of(new(request.Organisation, request.Region), tree, caller.Actor) is not { } scope) return Error.NotFound;
        var today = policies.Today;
        var counts = await scope.Dates(db.DueTallies.AsNoTracking()).Where(t => t.Day > today)
            .GroupBy(t => new { t.Day, t.Kind }).Select(g => new DueCount(g.Key.Day, g.Key.Kind, g.Sum(t => t.Count))).ToListAsync(cancellationToken);
        var services = request.On is { } day ? await ServicesAsync(scope, day, tree, cancellationToken) : [];
        return new DueDates(today, scope.Organisation?.Named(), [.. counts.OrderBy(c => c.Day).ThenBy(c => c.Kind)], services);
    }

    private async Task<IReadOnlyList<DueService>> ServicesAsync(OutcomeScope scope, DateOnly day, OrganisationTree tree, CancellationToken ct)
    {
        var found = await scope.Entries(db.Register.AsNoTracking().Visible(caller.Actor)).Where(e => e.State == ServiceState.Registered)
            .Join(db.ComplianceSummaries.Where(c => c.ChangesOn == day && c.ChangesBy != null), e => e.Id, c => c.ServiceId, (e, c) => new { Entry = e, Kind = c.ChangesBy!.Value })
            .OrderByDescending(x => x.Entry.ClassRank).ThenBy(x => x.Entry.Code).Take(DueDates.Most)
            .Select(x => new { x.Entry.Id, x.Entry.Code, x.Entry.NameEn, x.Entry.NameUr, x.Entry.OrganisationId, x.Kind }).ToListAsync(ct);
        return [.. found.Select(x => new DueService(x.Id, x.Code, new LocalizedText(x.NameEn, x.NameUr), tree[x.OrganisationId].Named(), x.Kind))];
    }
}
