using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Says what an alert was; it no longer waits for anybody.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Note">What it was.</param>
[Requires(Permissions.Administration.ReadSecurityLog)]
public sealed record AcknowledgeAlertCommand(SecurityAlertId Id, Guid Version, string Note) : ICommand;

internal sealed class AcknowledgeAlertValidator : AbstractValidator<AcknowledgeAlertCommand>
{
    public AcknowledgeAlertValidator() => RuleFor(c => c.Note).NotEmpty().Text(SecurityAlert.NoteMaxLength);
}

internal sealed class AcknowledgeAlertHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<AcknowledgeAlertCommand, Result>
{
    public async Task<Result> Handle(AcknowledgeAlertCommand request, CancellationToken cancellationToken)
    {
        if (await db.SecurityAlerts.SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is not { } alert) return Error.NotFound;
        return alert.Version == request.Version ? alert.Acknowledge(request.Note.Trim(), caller.Actor, clock.GetUtcNow()) : Error.Stale;
    }
}
