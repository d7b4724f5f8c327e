using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Grants a waiver from today on. One for the same obligation that still holds is replaced by it.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Version">The version of it that the person saw.</param>
/// <param name="Until">The last day on which it holds, in Pakistan; none later than was asked for.</param>
/// <param name="Conditions">What is asked for in return; empty for nothing.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Compliance.GrantWaiver)]
public sealed record GrantWaiverCommand(WaiverId Id, Guid Version, DateOnly Until, string Conditions, string Reason) : ICommand, IReasonedWaiver;

internal sealed class GrantWaiverValidator : ReasonedWaiverValidator<GrantWaiverCommand>
{
    public GrantWaiverValidator() => RuleFor(c => c.Conditions).Text(Waiver.ConditionsMaxLength);
}

internal sealed class GrantWaiverHandler(IPortalDb db, WaiverGrounds grounds, Caller caller, TimeProvider time) : IRequestHandler<GrantWaiverCommand, Result>
{
    public async Task<Result> Handle(GrantWaiverCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindWaiverAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var waiver = found.Value;
        var service = await db.Services.SingleAsync(s => s.Id == waiver.ServiceId, cancellationToken);
        var ground = await grounds.OfAsync(service, waiver.ObligationId, cancellationToken);
        if (ground.Error is { } refused) return refused;
        var now = time.GetUtcNow();
        var granted = waiver.Grant(request.Until, request.Conditions.Trim(), ground.Value, request.Reason.Trim(), caller.Actor, time.TodayInPakistan(), now);
        if (granted.Error is not null) return granted;
        var earlier = await db.Waivers.SingleOrDefaultAsync(w => w.ServiceId == waiver.ServiceId && w.ObligationId == waiver.ObligationId && w.InForce == true, cancellationToken);
        return earlier?.Replace(caller.Actor, now) ?? granted;
    }
}
