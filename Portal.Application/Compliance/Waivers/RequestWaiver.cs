using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Asks for a waiver of an obligation that a service of the own organisation fails; answers its code.</summary>
/// <param name="Id">Made by the caller, so that a second click asks for nothing twice.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Reason">Why it cannot be met now.</param>
/// <param name="Measures">What keeps the harm small in the meantime.</param>
/// <param name="Until">The last day that is asked for, in Pakistan.</param>
[Requires(Permissions.Services.Register)]
public sealed record RequestWaiverCommand(WaiverId Id, ServiceId ServiceId, string ObligationId, string Reason, IReadOnlyList<WaiverMeasure> Measures, DateOnly Until) : ICommand<string>, IReasonedWaiver;

internal sealed class RequestWaiverValidator : ReasonedWaiverValidator<RequestWaiverCommand>
{
    public RequestWaiverValidator()
    {
        RuleFor(c => c.ObligationId).NotNull();
        RuleFor(c => c.Measures).NotNull().Must(m => m is null || m.Count <= WaiverMeasure.MaxCount).WithErrorCode("Waivers.TooManyMeasures");
        RuleForEach(c => c.Measures).ChildRules(measure =>
        {
            measure.RuleFor(m => m.What).Text(WaiverMeasure.WhatMaxLength).NotEmpty();
            measure.RuleFor(m => m.Who).Text(WaiverMeasure.WhoMaxLength).NotEmpty();
        });
    }
}

internal sealed class RequestWaiverHandler(IPortalDb db, IAuditStore store, WaiverGrounds grounds, Caller caller, TimeProvider time) : IRequestHandler<RequestWaiverCommand, Result<string>>
{
    public async Task<Result<string>> Handle(RequestWaiverCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.ServiceId, version: null, cancellationToken);
        if (found.Error is { } missing) return missing;
        var (service, obligation) = (found.Value, request.ObligationId);

        // Two who ask at once wait for each other here; the second then sees the first.
        await db.LockAsync($"waiver:{service.Id.Value}:{obligation}", cancellationToken);
        var pending = await db.Waivers.Where(w => w.ServiceId == service.Id && w.ObligationId == obligation && w.InForce == false).Select(w => new { w.Id, w.Code }).SingleOrDefaultAsync(cancellationToken);
        if (pending is not null) return pending.Id == request.Id ? pending.Code : WaiverErrors.AlreadyAsked;
        if (await db.Waivers.AnyAsync(w => w.Id == request.Id, cancellationToken)) return Error.Stale;

        var ground = await grounds.OfAsync(service, obligation, cancellationToken);
        if (ground.Error is { } refused) return refused;
        if (WaiverPower.BodyFor(obligation) is not { } code) return WaiverErrors.NotWaivable;
        var body = await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync(cancellationToken);
        var plea = new WaiverPlea(request.Reason.Trim(), [.. request.Measures.Select(m => new WaiverMeasure(m.What.Trim(), m.Who.Trim(), m.By))], request.Until);
        var today = time.TodayInPakistan();

        // Looked at before a number is taken: a refusal leaves no gap in the series.
        if (Ask("").Error is { } refusal) return refusal;
        var asked = Ask(Waiver.CodeOf(today.Year, await store.TakeNumbersAsync(Waiver.SeriesOf(today.Year), 1, cancellationToken))).Value;
        db.Waivers.Add(asked);
        return asked.Code;

        Result<Waiver> Ask(string number) => Waiver.Request(request.Id, number, service, ground.Value, body, plea, caller.Actor, today, time.GetUtcNow());
    }
}
