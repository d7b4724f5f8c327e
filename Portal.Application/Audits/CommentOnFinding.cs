using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Audits;

/// <summary>Somebody who mends a finding, or verifies it, says something about it; it stays where it stands and the other side is told.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Text">What is said.</param>
/// <param name="Evidence">Documents of the service that bear it out.</param>
[Requires(Permissions.Audits.Remediate, Permissions.Audits.Verify)]
public sealed record CommentOnFindingCommand(FindingId Id, Guid Version, string Text, IReadOnlyList<DocumentId> Evidence) : ICommand;

internal sealed class CommentOnFindingValidator : AbstractValidator<CommentOnFindingCommand>
{
    public CommentOnFindingValidator()
    {
        RuleFor(c => c.Text).NotEmpty().Text(Finding.NoteMaxLength);
        RuleFor(c => c.Evidence).Evidence();
    }
}

internal sealed class CommentOnFindingHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<CommentOnFindingCommand, Result>
{
    public async Task<Result> Handle(CommentOnFindingCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.TakesPart(finding, caller.Actor)) return Error.NotFound;
        if (finding.Version != request.Version) return Error.Stale;
        var evidence = await db.EvidenceAsync(finding, request.Evidence, cancellationToken);
        return evidence.Error ?? finding.Comment(caller.Actor, request.Text.Trim(), evidence.Value, clock.GetUtcNow());
    }
}
