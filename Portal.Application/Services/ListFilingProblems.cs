using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>What is still missing in each first filing of the own organisation that is being written, page by page, by reference: how a night's work is gone through.</summary>
/// <param name="Cursor">Where the page begins or ends, as the page beside it said; null for the first page.</param>
/// <param name="Take">Filings wanted, 1 to <see cref="ServicePaging.MaxTake"/>.</param>
/// <param name="State">Draft, or returned for changes.</param>
[Requires(Permissions.Services.Register)]
public sealed record ListFilingProblemsQuery(string? Cursor = null, int Take = ServicePaging.UsualTake, ServiceState State = ServiceState.Draft) : IQuery<FilingProblemPage>;

/// <summary>A page of filings with what is missing in each.</summary>
/// <param name="Items">The filings.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
public sealed record FilingProblemPage(IReadOnlyList<FilingToMend> Items, string? Previous, string? Next);

/// <summary>A filing that is being written.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Code">Its reference.</param>
/// <param name="Version">Its version, for <c>If-Match</c>.</param>
/// <param name="Outcome">How it stands against the policy; null before the first evaluation.</param>
/// <param name="Progress">How far each section is.</param>
public sealed record FilingToMend(ServiceId Id, string Code, Guid Version, Outcome? Outcome, IReadOnlyList<SectionProgress> Progress);

internal sealed class ListFilingProblemsValidator : AbstractValidator<ListFilingProblemsQuery>
{
    public ListFilingProblemsValidator()
    {
        RuleFor(q => q.Cursor).Must(cursor => cursor is null || RegisterCursor.Read(cursor) is not null).WithErrorCode("Services.NoSuchPlace");
        RuleFor(q => q.State).Must(state => state is ServiceState.Draft or ServiceState.ReturnedForChanges).WithErrorCode("Services.NotBeingWritten");
    }
}

internal sealed class ListFilingProblemsHandler(IPortalDb db, IRegisterSql sql, RegisterCubes cubes, Caller caller) : IRequestHandler<ListFilingProblemsQuery, Result<FilingProblemPage>>
{
    public async Task<Result<FilingProblemPage>> Handle(ListFilingProblemsQuery request, CancellationToken cancellationToken)
    {
        var organisation = caller.Actor.OrganisationId;
        var own = new RegisterView(db.Register.AsNoTracking().Where(e => e.OrganisationId == organisation), g => g.OrganisationId == organisation);
        var pages = new RegisterPages(own, sql, await OrganisationTree.ReadAsync(db, cancellationToken), await cubes.LatelyAsync(db, cancellationToken), ct => RegisterCube.ReadAsync(db, ct));
        var found = await pages.ReadAsync(new ServiceFilter { State = request.State }, new ServicePaging(request.Take, "code", Cursor: request.Cursor), cancellationToken);
        var ids = found.Items.Select(r => r.Id).ToList();
        var filings = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var items = found.Items.Where(r => filings.ContainsKey(r.Id))
            .Select(r => new FilingToMend(r.Id, r.Code, filings[r.Id].Version, r.Overall, ServiceCompleteness.Of(filings[r.Id].Filing)));
        return new FilingProblemPage([.. items], found.Previous, found.Next);
    }
}
