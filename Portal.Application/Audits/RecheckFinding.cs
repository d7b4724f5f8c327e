using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Audits;

/// <summary>Evaluates the service of a finding now, for those who mend it and those who verify it.</summary>
/// <param name="Id">The finding.</param>
[Requires(Permissions.Audits.Remediate, Permissions.Audits.Verify)]
public sealed record RecheckFindingCommand(FindingId Id) : ICommand<FindingFound>;

/// <summary>What the register says of a finding's obligation.</summary>
/// <param name="Outcome">The outcome that counts.</param>
/// <param name="Verdict">What was found, and why.</param>
public sealed record FindingFound(Outcome Outcome, Verdict Verdict)
{
    /// <summary>What was found; not applicable where the obligation no longer concerns the service.</summary>
    /// <param name="result">The result.</param>
    internal static FindingFound Of(ObligationResult? result) => result is { } found ? new(found.Outcome, found.Verdict) : new(Outcome.NotApplicable, Verdict.NotApplicable());
}

internal sealed class RecheckFindingHandler(IPortalDb db, FindingStanding standing, Caller caller) : IRequestHandler<RecheckFindingCommand, Result<FindingFound>>
{
    public async Task<Result<FindingFound>> Handle(RecheckFindingCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.TakesPart(finding, caller.Actor)) return Error.NotFound;
        return FindingFound.Of(await standing.LookAsync(finding, cancellationToken));
    }
}
