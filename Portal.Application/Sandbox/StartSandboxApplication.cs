using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Begins an application of the own organisation.</summary>
/// <param name="Id">Made by the page, so that a second click begins nothing twice.</param>
/// <param name="SchemeId">The scheme it is filed with.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record StartSandboxApplicationCommand(SandboxApplicationId Id, SandboxSchemeId SchemeId) : ICommand;

internal sealed class StartSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<StartSandboxApplicationCommand, Result>
{
    public async Task<Result> Handle(StartSandboxApplicationCommand request, CancellationToken cancellationToken)
    {
        var scheme = await db.SandboxSchemes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SchemeId, cancellationToken);
        if (scheme is null) return Error.NotFound;
        var existing = await db.SandboxApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (existing is not null) return caller.Actor.IsOf(existing.ApplicantId) ? Result.Ok : Error.NotFound;
        db.SandboxApplications.Add(SandboxApplication.Start(request.Id, scheme, caller.Actor, time.GetUtcNow()));
        return Result.Ok;
    }
}
