using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>Findings of the own organisation, or of all with the right to read every service.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part; sorts are <c>opened</c> (default, newest first), <c>due</c>, <c>severity</c>, <c>code</c>.</param>
[Requires(Permissions.Audits.Read)]
public sealed record ListFindingsQuery(FindingFilter Filter, PageRequest Page) : IQuery<Page<FindingRow>>;

/// <summary>A finding in a list.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Code">Its code.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Reason">Name of the reason.</param>
/// <param name="Args">Facts the reason names.</param>
/// <param name="Severity">How grave.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpenedAt">When it was opened, in UTC.</param>
/// <param name="DueOn">Last day on which it may be fixed.</param>
/// <param name="ClosedAt">When it was closed, in UTC.</param>
/// <param name="ClosedByRun">Whether a run found it fixed.</param>
/// <param name="MetSince">Since when the register says that it is met, in UTC.</param>
/// <param name="WaivedUntil">Last day of the waiver that holds for it.</param>
/// <param name="ByEvaluation">Whether the evaluation of the service opened it, not a run.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ServiceCode">Its code.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="OrganisationId">The organisation that has to fix it.</param>
/// <param name="OrganisationCode">Its code.</param>
/// <param name="OrganisationName">Its name.</param>
public sealed record FindingRow(
    FindingId Id,
    string Code,
    string ObligationId,
    string Reason,
    IReadOnlyList<string> Args,
    Severity Severity,
    FindingState State,
    DateTimeOffset OpenedAt,
    DateOnly DueOn,
    DateTimeOffset? ClosedAt,
    bool ClosedByRun,
    DateTimeOffset? MetSince,
    DateOnly? WaivedUntil,
    bool ByEvaluation,
    ServiceId ServiceId,
    string ServiceCode,
    LocalizedText ServiceName,
    OrganisationId OrganisationId,
    string OrganisationCode,
    LocalizedText OrganisationName)
{
    /// <summary>Whether it is past its day, as <see cref="Finding.OverdueOn"/> says.</summary>
    /// <param name="today">The day in Pakistan.</param>
    public bool IsOverdueOn(DateOnly today) => State != FindingState.Closed && DueOn < today && WaivedUntil is null && MetSince is null;

    internal static IQueryable<FindingRow> Of(IQueryable<Finding> findings, IPortalDb db) =>
        from f in findings
        join s in db.Services on f.ServiceId equals s.Id
        join o in db.Organisations on f.OrganisationId equals o.Id
        select new FindingRow(
            f.Id, f.Code, f.ObligationId, f.Reason, f.Args, f.Severity, f.State, f.OpenedAt, f.DueOn, f.ClosedAt, f.ClosedByRun != null, f.MetSince, f.WaivedUntil, f.OpenedByRun == null,
            s.Id, s.Code, s.About.Name, o.Id, o.Code, o.Name);
}

internal sealed class ListFindingsHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ListFindingsQuery, Result<Page<FindingRow>>>
{
    public async Task<Result<Page<FindingRow>>> Handle(ListFindingsQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var found = request.Filter.Apply(db.Findings.AsNoTracking().Visible(caller.Actor), db, clock);
        var total = await found.CountAsync(cancellationToken);
        var ids = await Sorted(found, page).Skip(page.Skip).Take(page.Take).Select(f => f.Id).ToListAsync(cancellationToken);
        var rows = await FindingRow.Of(db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id)), db).ToDictionaryAsync(r => r.Id, cancellationToken);
        return new Page<FindingRow>([.. ids.Select(id => rows[id])], total);
    }

    // The id breaks ties, so that a page never repeats a row.
    private static IQueryable<Finding> Sorted(IQueryable<Finding> findings, PageRequest page) => (page.Sort, page.Descending) switch
    {
        ("due", false) => findings.OrderBy(f => f.DueOn).ThenBy(f => f.Id),
        ("due", true) => findings.OrderByDescending(f => f.DueOn).ThenBy(f => f.Id),
        ("severity", false) => findings.OrderBy(f => f.Severity == Severity.Low ? 0 : f.Severity == Severity.Medium ? 1 : 2).ThenBy(f => f.DueOn).ThenBy(f => f.Id),
        ("severity", true) => findings.OrderBy(f => f.Severity == Severity.High ? 0 : f.Severity == Severity.Medium ? 1 : 2).ThenBy(f => f.DueOn).ThenBy(f => f.Id),
        ("code", false) => findings.OrderBy(f => f.Code),
        ("code", true) => findings.OrderByDescending(f => f.Code),
        ("opened", false) => findings.OrderBy(f => f.OpenedAt).ThenBy(f => f.Id),
        _ => findings.OrderByDescending(f => f.OpenedAt).ThenBy(f => f.Id),
    };
}
