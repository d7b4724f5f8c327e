using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Keeps in the security log that part of it left the portal as a file.</summary>
/// <param name="Rows">How many events.</param>
[Requires(Permissions.Administration.ReadSecurityLog)]
public sealed record NoteSecurityExportCommand(long Rows) : ICommand;

internal sealed class NoteSecurityExportHandler(IPortalDb db, Caller caller, ISecurityLog log) : IRequestHandler<NoteSecurityExportCommand, Result>
{
    public async Task<Result> Handle(NoteSecurityExportCommand request, CancellationToken cancellationToken)
    {
        var happened = SecurityEvent.By(SecurityEventType.Export, SecurityOutcome.Success, caller.Actor, "security-events.csv") with { Rows = request.Rows };
        await log.EnlistAsync(db, happened, cancellationToken);
        return Result.Ok;
    }
}
