using MediatR;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance;

/// <summary>The catalogue, with what the policy in force switches on and how the registered services stand.</summary>
[Requires(Permissions.Compliance.Read)]
public sealed record ListObligationsQuery : IQuery<IReadOnlyList<ObligationRow>>;

/// <summary>An obligation in the catalogue.</summary>
/// <param name="Id">For example <c>CFP-CLASS</c>.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Status">How binding its source is.</param>
/// <param name="IsOn">Whether the policy in force switches it on.</param>
/// <param name="Counts">How the registered services stand.</param>
public sealed record ObligationRow(string Id, Severity Severity, LegalStatus Status, bool IsOn, ObligationCounts Counts);

internal sealed class ListObligationsHandler(IPortalDb db, RegisterCubes cubes, Caller caller, CurrentPolicy policy)
    : IRequestHandler<ListObligationsQuery, Result<IReadOnlyList<ObligationRow>>>
{
    public async Task<Result<IReadOnlyList<ObligationRow>>> Handle(ListObligationsQuery request, CancellationToken cancellationToken)
    {
        var on = (await policy.FindAsync(cancellationToken))?.ObligationIds ?? [];
        var counter = new ObligationCounter(await cubes.WholeAsync(db, cancellationToken), caller.Actor);
        return Result.Of<IReadOnlyList<ObligationRow>>(
            [.. ObligationCatalogue.All.Select(o => new ObligationRow(o.Id, o.Severity, o.Status, on.Contains(o.Id), counter.Of(o)))]);
    }
}
