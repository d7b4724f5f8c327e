using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>What two policy versions say differently.</summary>
/// <param name="From">Number of the one; null for the version in force.</param>
/// <param name="To">Number of the other.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record ComparePoliciesQuery(int? From, int To) : IQuery<PolicyComparison>;

/// <summary>What two versions say differently.</summary>
/// <param name="From">Number of the one.</param>
/// <param name="To">Number of the other.</param>
/// <param name="Differences">The fields.</param>
/// <param name="Warnings">What the other one says and may not mean.</param>
/// <param name="Others">Numbers of all versions that the reader may compare.</param>
public sealed record PolicyComparison(int From, int To, IReadOnlyList<PolicyDifference> Differences, IReadOnlyList<PolicyWarning> Warnings, IReadOnlyList<int> Others);

internal sealed class ComparePoliciesHandler(IPortalDb db, Caller caller, CurrentPolicy current) : IRequestHandler<ComparePoliciesQuery, Result<PolicyComparison>>
{
    public async Task<Result<PolicyComparison>> Handle(ComparePoliciesQuery request, CancellationToken cancellationToken)
    {
        var visible = db.PolicyVersions.AsNoTracking().Visible(caller.Actor);
        var to = await visible.SingleOrDefaultAsync(p => p.Number == request.To, cancellationToken);
        var from = request.From is { } number ? await visible.SingleOrDefaultAsync(p => p.Number == number, cancellationToken) : await current.FindAsync(cancellationToken);
        if (from is null || to is null) return Error.NotFound;
        var all = await visible.OrderByDescending(p => p.Number).Select(p => p.Number).ToListAsync(cancellationToken);
        return new PolicyComparison(from.Number, to.Number, from.Content.To(to.Content), to.Content.Warnings, all);
    }
}
