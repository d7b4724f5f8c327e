using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>One obligation with the registered services that need action for it, each or hold a waiver, each with its reason.</summary>
/// <param name="Id">For example <c>CFP-CLASS</c>.</param>
/// <param name="Outcome">Fail, undetermined or waived.</param>
/// <param name="Page">Which part of the list; by organisation and code.</param>
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
        var (fails, waived) = (request.Outcome == Outcome.Fail, request.Outcome == Outcome.Waived);
        var mask = obligation.Mask;
        var found = await db.Services.AsNoTracking().Visible(caller.Actor)
            .Where(s => s.State == ServiceState.Registered)
            .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => new { Service = s, Summary = c })
            .Where(x => ((fails ? x.Summary.FailMask : waived ? x.Summary.WaivedMask : x.Summary.UndeterminedMask) & mask) != 0)
            .Join(db.Organisations, x => x.Service.OrganisationId, o => o.Id, (x, o) => new { x.Service, x.Summary, Owner = o })
            .OrderBy(x => x.Owner.Name.En).ThenBy(x => x.Service.Code)
            .Skip(page.Skip).Take(page.Take)
            .Select(x => new
            {
                x.Service.Id,
                x.Service.Code,
                x.Service.About.Name,
                Owner = x.Owner.Name,
                x.Service.Data.Class,
                x.Summary.Results,
            })
            .ToListAsync(ct);
        var services = found.Select(x => new ObligationService(x.Id, x.Code, x.Name, x.Owner, x.Class, ResultOf(x.Results, obligation.Id)));
        return new Page<ObligationService>([.. services], fails ? counts.Fail : waived ? counts.Waived : counts.Undetermined);
    }

    private static ObligationResult ResultOf(IReadOnlyList<ObligationResult> results, string id) => results.First(r => r.ObligationId == id);
}
