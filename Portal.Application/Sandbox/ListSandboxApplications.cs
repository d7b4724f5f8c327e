using System.Linq.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Applications the person may see.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Page">Which part. Sorts: <c>code title applicant scheme state submitted changed</c>; newest change first by default.</param>
[Requires(Permissions.Sandbox.Read)]
public sealed record ListSandboxApplicationsQuery(SandboxFilter Filter, PageRequest Page) : IQuery<Page<SandboxRow>>;

internal sealed class ListSandboxApplicationsHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<ListSandboxApplicationsQuery, Result<Page<SandboxRow>>>
{
    public async Task<Result<Page<SandboxRow>>> Handle(ListSandboxApplicationsQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var matching = db.SandboxApplications.AsNoTracking().Visible(caller.Actor).Matching(request.Filter, db);
        var total = await matching.CountAsync(cancellationToken);
        var rows = await Sorted(matching, page).Skip(page.Skip).Take(page.Take).ToRowsAsync(db, time.GetUtcNow(), cancellationToken);
        return new Page<SandboxRow>(rows, total);
    }

    private IQueryable<SandboxApplication> Sorted(IQueryable<SandboxApplication> rows, PageRequest page) => page.Sort switch
    {
        "code" => By(rows, a => a.Code, page.Descending),
        "title" => By(rows, a => a.Proposal.Title.En, page.Descending),
        "applicant" => By(rows, a => db.Organisations.Where(o => o.Id == a.ApplicantId).Select(o => o.Name.En).FirstOrDefault(), page.Descending),
        "scheme" => By(rows, a => db.SandboxSchemes.Where(s => s.Id == a.SchemeId).Select(s => s.Code).FirstOrDefault(), page.Descending),
        "state" => By(rows, a => a.State, page.Descending),
        "submitted" => By(rows, a => a.SubmittedAt, page.Descending),
        "changed" => By(rows, a => a.SavedAt, page.Descending),
        _ => By(rows, a => a.SavedAt, down: true),
    };

    // The id makes the order total, so that no row is on two pages or on none.
    private static IOrderedQueryable<SandboxApplication> By<TKey>(IQueryable<SandboxApplication> rows, Expression<Func<SandboxApplication, TKey>> key, bool down) =>
        (down ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(a => a.Id);
}
