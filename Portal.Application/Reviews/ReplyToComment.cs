using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Services;

namespace Portal.Application.Reviews;

/// <summary>Answers what a case officer asked, while the filing is with the filer.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Text">What is said to it.</param>
[Requires(Permissions.Services.Register)]
public sealed record ReplyToCommentCommand(CommentId Id, string Text) : ICommand;

internal sealed class ReplyToCommentValidator : AbstractValidator<ReplyToCommentCommand>
{
    public ReplyToCommentValidator() => RuleFor(c => c.Text).NotEmpty().Text(ReviewComment.TextMaxLength);
}

internal sealed class ReplyToCommentHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ReplyToCommentCommand, Result>
{
    public async Task<Result> Handle(ReplyToCommentCommand request, CancellationToken cancellationToken)
    {
        var comment = await db.ReviewComments.SingleOrDefaultAsync(c => c.Id == request.Id && c.OrganisationId == caller.Actor.OrganisationId, cancellationToken);
        if (comment is null) return Error.NotFound;
        var found = await db.FindOwnServiceAsync(caller.Actor, comment.ServiceId, version: null, cancellationToken);
        return found.Error is { } missing ? missing : comment.Reply(found.Value, request.Text.Trim(), caller.Actor, time.GetUtcNow());
    }
}
