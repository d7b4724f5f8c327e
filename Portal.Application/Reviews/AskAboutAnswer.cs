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

/// <summary>Asks about one answer of a filing in review.</summary>
/// <param name="Id">Made by the caller, so that a second click asks nothing twice.</param>
/// <param name="ServiceId">The filing.</param>
/// <param name="Section">The section.</param>
/// <param name="Field">The answer's name as in a comparison; empty for the section or row as a whole.</param>
/// <param name="Row">The row of a table; null elsewhere.</param>
/// <param name="Text">What is asked.</param>
[Requires(Permissions.Services.Review)]
public sealed record AskAboutAnswerCommand(CommentId Id, ServiceId ServiceId, ServiceSectionName Section, string Field, Guid? Row, string Text) : ICommand;

internal sealed class AskAboutAnswerValidator : AbstractValidator<AskAboutAnswerCommand>
{
    public AskAboutAnswerValidator()
    {
        RuleFor(c => c.Section).Choice();
        RuleFor(c => c.Field).Text(ReviewComment.FieldMaxLength);
        RuleFor(c => c.Text).NotEmpty().Text(ReviewComment.TextMaxLength);
    }
}

internal sealed class AskAboutAnswerHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<AskAboutAnswerCommand, Result>
{
    public async Task<Result> Handle(AskAboutAnswerCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.ServiceId, version: null, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (await db.ReviewComments.AnyAsync(c => c.Id == request.Id, cancellationToken)) return Result.Ok;
        if (!ContentComparison.Has(found.Value.Filing, request.Section, request.Field, request.Row)) return ReviewErrors.NoSuchAnswer;
        if (await db.ReviewComments.CountAsync(c => c.ServiceId == request.ServiceId && c.SettledAt == null, cancellationToken) >= ReviewComment.MaxOpen)
            return ReviewErrors.TooMany;
        var asked = ReviewComment.Ask(request.Id, found.Value, request.Section, request.Field, request.Row, request.Text.Trim(), caller.Actor, time.GetUtcNow());
        if (asked.Error is { } refused) return refused;
        db.ReviewComments.Add(asked.Value);
        return Result.Ok;
    }
}
