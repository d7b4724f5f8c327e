using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Every scheme, for filters and for the choice of where to file.</summary>
[Requires(Permissions.Sandbox.Read)]
public sealed record ListSandboxSchemesQuery : IQuery<IReadOnlyList<SandboxSchemeView>>;

/// <summary>A scheme.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Code">The regulator's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Regulator">Name of the regulator.</param>
/// <param name="Cohort">The cohort that new applications join.</param>
/// <param name="Terms">Its time limits.</param>
/// <param name="Criteria">What its evaluations look at.</param>
public sealed record SandboxSchemeView(
    SandboxSchemeId Id, string Code, LocalizedText Name, LocalizedText Regulator, int Cohort, SandboxTerms Terms, IReadOnlyList<SandboxCriterion> Criteria);

internal sealed class ListSandboxSchemesHandler(IPortalDb db) : IRequestHandler<ListSandboxSchemesQuery, Result<IReadOnlyList<SandboxSchemeView>>>
{
    public async Task<Result<IReadOnlyList<SandboxSchemeView>>> Handle(ListSandboxSchemesQuery request, CancellationToken cancellationToken)
    {
        var schemes = await db.SandboxSchemes.AsNoTracking()
            .Join(db.Organisations, s => s.RegulatorId, o => o.Id, (s, o) => new { Scheme = s, o.Name })
            .OrderBy(x => x.Scheme.Code)
            .ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<SandboxSchemeView>>(
            [.. schemes.Select(x => new SandboxSchemeView(x.Scheme.Id, x.Scheme.Code, x.Scheme.Name, x.Name, x.Scheme.Cohort, x.Scheme.Terms, x.Scheme.Criteria))]);
    }
}
