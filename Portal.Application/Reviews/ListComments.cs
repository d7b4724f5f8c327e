using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Services;

namespace Portal.Application.Reviews;

/// <summary>What was asked about the open filing of a service. Only the filing organisation and those who check and decide read it.</summary>
/// <param name="ServiceId">The filing.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListCommentsQuery(ServiceId ServiceId) : IQuery<FilingComments>;

/// <summary>What was asked about a filing.</summary>
/// <param name="Items">Oldest first, those settled last.</param>
/// <param name="MayAsk">Whether the reader has the review and may ask and settle.</param>
/// <param name="MayReply">Whether the reader may answer.</param>
public sealed record FilingComments(IReadOnlyList<CommentRow> Items, bool MayAsk, bool MayReply)
{
    /// <summary>How many are not settled.</summary>
    public int Open => Items.Count(c => !c.IsSettled);
}

/// <summary>Something asked about an answer.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Section">The section.</param>
/// <param name="Field">The answer's name; empty for the section or row as a whole.</param>
/// <param name="Row">The row of a table; null elsewhere.</param>
/// <param name="Text">What is asked.</param>
/// <param name="By">Who asks.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Answer">What was said to it; empty while nothing was.</param>
/// <param name="AnsweredAt">When it was answered, in UTC.</param>
/// <param name="IsSettled">Whether it is settled.</param>
public sealed record CommentRow(
    CommentId Id, ServiceSectionName Section, string Field, Guid? Row, string Text, LocalizedText By, DateTimeOffset At, string Answer, DateTimeOffset? AnsweredAt, bool IsSettled);

internal sealed class ListCommentsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListCommentsQuery, Result<FilingComments>>
{
    public async Task<Result<FilingComments>> Handle(ListCommentsQuery request, CancellationToken cancellationToken)
    {
        var filing = await db.Services.AsNoTracking().Visible(caller.Actor).Where(s => s.Id == request.ServiceId)
            .Select(s => new { s.OrganisationId, s.FilingState, s.RegisteredVersion, s.ReviewedBy }).SingleOrDefaultAsync(cancellationToken);
        if (filing is null) return Error.NotFound;
        var actor = caller.Actor;
        var isFiler = actor.IsOf(filing.OrganisationId);
        if (!isFiler && !actor.May(Permissions.Services.Review) && !actor.May(Permissions.Services.Decide)) return new FilingComments([], MayAsk: false, MayReply: false);
        var items = await db.ReviewComments.AsNoTracking().Where(c => c.ServiceId == request.ServiceId && c.RegisteredVersion == filing.RegisteredVersion)
            .Join(db.People, c => c.By, p => p.Id, (c, p) => new { Comment = c, p.Name })
            .OrderBy(x => x.Comment.SettledAt != null).ThenBy(x => x.Comment.At)
            .Select(x => new CommentRow(
                x.Comment.Id, x.Comment.Section, x.Comment.Field, x.Comment.Row, x.Comment.Text, x.Name, x.Comment.At, x.Comment.Answer, x.Comment.AnsweredAt, x.Comment.SettledAt != null))
            .ToListAsync(cancellationToken);
        return new FilingComments(
            items,
            MayAsk: filing.FilingState == ServiceState.InReview && filing.ReviewedBy == actor.Id && actor.May(Permissions.Services.Review),
            MayReply: isFiler && ServiceLifecycle.Allows(filing.FilingState, ServiceAction.Edit) && actor.May(Permissions.Services.Register));
    }
}
