using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Audits;

/// <summary>The organisation reports that a finding is fixed; the service is evaluated anew, and the answer is what was found.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Note">What was done, and where it can be seen.</param>
/// <param name="Evidence">Documents of the service that bear it out.</param>
[Requires(Permissions.Audits.Remediate)]
public sealed record ReportRemediationCommand(FindingId Id, Guid Version, string Note, IReadOnlyList<DocumentId> Evidence) : ICommand<FindingFound>;

internal sealed class ReportRemediationValidator : AbstractValidator<ReportRemediationCommand>
{
    public ReportRemediationValidator()
    {
        RuleFor(c => c.Note).NotEmpty().Text(Finding.NoteMaxLength);
        RuleFor(c => c.Evidence).Evidence();
    }
}

internal sealed class ReportRemediationHandler(IPortalDb db, FindingStanding standing, Caller caller, TimeProvider clock) : IRequestHandler<ReportRemediationCommand, Result<FindingFound>>
{
    public async Task<Result<FindingFound>> Handle(ReportRemediationCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.MayRemedy(finding, caller.Actor)) return Error.NotFound;
        if (finding.Version != request.Version) return Error.Stale;
        var evidence = await db.EvidenceAsync(finding, request.Evidence, cancellationToken);
        if (evidence.Error is { } unknown) return unknown;
        if (finding.ReportFixed(caller.Actor, request.Note.Trim(), evidence.Value, clock.GetUtcNow()).Error is { } refusal) return refusal;
        return FindingFound.Of(await standing.LookAsync(finding, cancellationToken));
    }
}
