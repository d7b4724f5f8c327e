using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Audits;

/// <summary>
/// Somebody of the organisation ticks a step of the remedy off, or takes the tick away. It says what shall hold, so that two clicks are one; it carries no version,
/// since two people who tick two steps do not get in each other's way.
/// </summary>
/// <param name="Id">The finding.</param>
/// <param name="Step">The step.</param>
/// <param name="Done">Whether it is done.</param>
[Requires(Permissions.Audits.Remediate)]
public sealed record TickFindingStepCommand(FindingId Id, RemedyStep Step, bool Done) : ICommand;

internal sealed class TickFindingStepValidator : AbstractValidator<TickFindingStepCommand>
{
    public TickFindingStepValidator() => RuleFor(c => c.Step).Choice();
}

internal sealed class TickFindingStepHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<TickFindingStepCommand, Result>
{
    public async Task<Result> Handle(TickFindingStepCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.MayRemedy(finding, caller.Actor)) return Error.NotFound;
        return finding.Tick(request.Step, request.Done, caller.Actor, clock.GetUtcNow());
    }
}
