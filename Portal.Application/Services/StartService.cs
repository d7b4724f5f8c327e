using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Begins a filing for the own organisation.</summary>
/// <param name="Id">Made by the page, so that a second click begins nothing twice.</param>
[Requires(Permissions.Services.Register)]
public sealed record StartServiceCommand(ServiceId Id) : ICommand;

internal sealed class StartServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<StartServiceCommand, Result>
{
    public async Task<Result> Handle(StartServiceCommand request, CancellationToken cancellationToken)
    {
        var owner = await db.Organisations.SingleOrDefaultAsync(o => o.Id == caller.Actor.OrganisationId, cancellationToken);
        if (owner is null) return Error.NotFound;
        var existing = await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Id, cancellationToken);
        if (existing is not null) return caller.Actor.IsOf(existing.OrganisationId) ? Result.Ok : Error.NotFound;
        db.Services.Add(Service.Start(request.Id, owner, caller.Actor, time.GetUtcNow()));
        return Result.Ok;
    }
}
