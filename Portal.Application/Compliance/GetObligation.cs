using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>One obligation with the registered services that need action for it, each or hold a waiver, each with its reason.</summary>
/// <param name="Id">For example <c>CFP-CLASS</c>.</param>
/// <param name="Outcome">Fail, undetermined or waived.</param>
/// <param name="Page">Which part of the list, which is in the order of the codes.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record GetObligationQuery(string Id, Outcome Outcome, PageRequest Page) : IQuery<ObligationDetail>;

/// <summary>An obligation and who does not meet it.</summary>
/// <param name="Obligation">The obligation with its counts.</param>
/// <param name="Services">The services.</param>
public sealed record ObligationDetail(ObligationRow Obligation, Page<ObligationService> Services);

/// <summary>A service that needs action for an obligation.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="OrganisationName">Name of the owning organisation.</param>
/// <param name="Class">Data class; null while not said.</param>
/// <param name="Result">What was found and why, with the waiver that holds.</param>
public sealed record ObligationService(ServiceId Id, string Code, LocalizedText Name, LocalizedText OrganisationName, DataClass? Class, ObligationResult Result);

internal sealed class GetObligationHandler(IPortalDb db, RegisterCubes cubes, Caller caller, CurrentPolicy policy)
    : IRequestHandler<GetObligationQuery, Result<ObligationDetail>>
{
    public async Task<Result<ObligationDetail>> Handle(GetObligationQuery request, CancellationToken cancellationToken)
    {
        if (ObligationCatalogue.Find(request.Id) is not { } obligation) return Error.NotFound;
        var isOn = (await policy.FindAsync(cancellationToken))?.ObligationIds.Contains(obligation.Id) ?? false;
        var counter = new ObligationCounter(await cubes.WholeAsync(db, cancellationToken), caller.Actor);
        var row = new ObligationRow(obligation.Id, obligation.Severity, obligation.Status, isOn, counter.Of(obligation));
        return new ObligationDetail(row, await ServicesAsync(obligation, request, row.Counts, cancellationToken));
    }

    private async Task<Page<ObligationService>> ServicesAsync(Obligation obligation, GetObligationQuery request, ObligationCounts counts, CancellationToken ct)
    {
        var page = request.Page.Bounded;
        var mask = obligation.Mask;
        var entries = db.Register.AsNoTracking().Visible(caller.Actor).Where(e => e.State == ServiceState.Registered);
        var (wanted, total) = request.Outcome switch
        {
            Outcome.Fail => (entries.Where(e => (e.FailMask & mask) != 0), counts.Fail),
            Outcome.Waived => (entries.Where(e => (e.WaivedMask & mask) != 0), counts.Waived),
            _ => (entries.Where(e => (e.UndeterminedMask & mask) != 0), counts.Undetermined),
        };

        // The page is found in the order's index alone; verdicts, which are most of what there is to read, are read of its rows only.
        var ids = await wanted.OrderBy(e => e.Code).Skip(page.Skip).Take(page.Take).Select(e => e.Id).ToListAsync(ct);
        var rows = await db.Register.AsNoTracking().Where(e => ids.Contains(e.Id))
            .Join(db.ComplianceSummaries, e => e.Id, c => c.ServiceId, (e, c) => new { Entry = e, c.Results })
            .Join(db.Organisations, x => x.Entry.OrganisationId, o => o.Id, (x, o) => new { x.Entry, x.Results, Owner = o.Name })
            .ToDictionaryAsync(x => x.Entry.Id, ct);
        var services = ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(x => new ObligationService(
            x.Entry.Id, x.Entry.Code, new LocalizedText(x.Entry.NameEn, x.Entry.NameUr), x.Owner, RegisterEntry.ClassOf(x.Entry.ClassRank), ResultOf(x.Results, obligation.Id)));
        return new Page<ObligationService>([.. services], total);
    }

    private static ObligationResult ResultOf(IReadOnlyList<ObligationResult> results, string id) => results.First(r => r.ObligationId == id);
}
