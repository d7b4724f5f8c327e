using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>An auditor says whether a finding is fixed. The service is evaluated anew: what still fails cannot be closed.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="IsFixed">Closed if so, back to the organisation if not.</param>
/// <param name="Note">What was seen; needed when it is not fixed.</param>
[Requires(Permissions.Audits.Verify)]
public sealed record VerifyRemediationCommand(FindingId Id, Guid Version, bool IsFixed, string Note) : ICommand;

internal sealed class VerifyRemediationValidator : AbstractValidator<VerifyRemediationCommand>
{
    public VerifyRemediationValidator()
    {
        RuleFor(c => c.Note).Text(Finding.NoteMaxLength);
        RuleFor(c => c.Note).NotEmpty().When(c => !c.IsFixed);
    }
}

internal sealed class VerifyRemediationHandler(IPortalDb db, FindingStanding standing, Caller caller, TimeProvider clock) : IRequestHandler<VerifyRemediationCommand, Result>
{
    public async Task<Result> Handle(VerifyRemediationCommand request, CancellationToken cancellationToken)
    {
        if (await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken) is not { } finding) return Error.NotFound;
        if (finding.Version != request.Version) return Error.Stale;
        var (now, note) = (clock.GetUtcNow(), request.Note.Trim());
        if (!request.IsFixed) return finding.Reopen(caller.Actor, note, now);
        var found = FindingFound.Of(await standing.LookAsync(finding, cancellationToken));
        return finding.Verify(caller.Actor, note, found.Outcome, now);
    }
}
