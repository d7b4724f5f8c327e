using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>The organisation reports that a finding is fixed.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Note">What was done, and where it can be seen.</param>
[Requires(Permissions.Audits.Remediate)]
public sealed record ReportRemediationCommand(FindingId Id, Guid Version, string Note) : ICommand;

internal sealed class ReportRemediationValidator : AbstractValidator<ReportRemediationCommand>
{
    public ReportRemediationValidator() => RuleFor(c => c.Note).NotEmpty().MaximumLength(Finding.NoteMaxLength);
}

internal sealed class ReportRemediationHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ReportRemediationCommand, Result>
{
    public async Task<Result> Handle(ReportRemediationCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.MayRemedy(finding, caller.Actor)) return Error.NotFound;
        if (finding.Version != request.Version) return Error.Stale;
        return finding.ReportFixed(caller.Actor, request.Note.Trim(), clock.GetUtcNow());
    }
}
