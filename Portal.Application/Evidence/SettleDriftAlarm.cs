using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>Settles an alarm: whoever may decide on services has looked at what changed.</summary>
/// <param name="Id">The alarm.</param>
/// <param name="Version">The version that was seen.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record SettleDriftAlarmCommand(DriftAlarmId Id, Guid Version, DriftDecision Decision, string Reason) : ICommand;

internal sealed class SettleDriftAlarmValidator : AbstractValidator<SettleDriftAlarmCommand>
{
    public SettleDriftAlarmValidator()
    {
        RuleFor(c => c.Decision).IsInEnum();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(DriftAlarm.ReasonMaxLength);
    }
}

internal sealed class SettleDriftAlarmHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<SettleDriftAlarmCommand, Result>
{
    public async Task<Result> Handle(SettleDriftAlarmCommand request, CancellationToken cancellationToken)
    {
        var alarm = await db.DriftAlarms.VisibleAlarms(db.Services.Visible(caller.Actor)).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (alarm is null) return Error.NotFound;
        if (alarm.Version != request.Version) return Error.Stale;
        if (alarm.ServiceId is { } service && await db.Services.AnyAsync(s => s.Id == service && s.OrganisationId == caller.Actor.OrganisationId, cancellationToken)) return DriftErrors.OwnOrganisation;
        return alarm.Settle(request.Decision, request.Reason, caller.Actor, clock.GetUtcNow());
    }
}
