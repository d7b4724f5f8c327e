using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance;

/// <summary>An approved policy version; the one in force when no number is given.</summary>
/// <param name="Number">Its number.</param>
[Requires(Permissions.Compliance.Read)]
public sealed record GetPolicyQuery(int? Number = null) : IQuery<PolicyDetail>;

/// <summary>A policy version as its page shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="EffectiveFrom">First day on which it is in force.</param>
/// <param name="ObligationIds">The obligations that are switched on.</param>
/// <param name="Parameters">The figures.</param>
public sealed record PolicyDetail(int Number, DateOnly EffectiveFrom, IReadOnlyList<string> ObligationIds, PolicyParameters Parameters);

internal sealed class GetPolicyHandler(IPortalDb db, CurrentPolicy current) : IRequestHandler<GetPolicyQuery, Result<PolicyDetail>>
{
    public async Task<Result<PolicyDetail>> Handle(GetPolicyQuery request, CancellationToken cancellationToken)
    {
        var policy = request.Number is { } number
            ? await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(p => p.Number == number && p.State == PolicyState.Approved, cancellationToken)
            : await current.FindAsync(cancellationToken);
        return policy is null ? Error.NotFound : new PolicyDetail(policy.Number, policy.EffectiveFrom!.Value, policy.ObligationIds, policy.Parameters);
    }
}
