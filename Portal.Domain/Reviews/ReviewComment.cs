using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Reviews;

/// <summary>
/// What a case officer asks about one answer of a filing. The filer answers it when the filing was returned, the officer settles it; a
/// filing with comments that nobody settled is not decided.
/// </summary>
public sealed class ReviewComment : AggregateRoot
{
    /// <summary>The most characters of a comment or an answer.</summary>
    public const int TextMaxLength = 1000;

    /// <summary>The most characters of an answer's name.</summary>
    public const int FieldMaxLength = 80;

    /// <summary>The most comments that may be open on one filing.</summary>
    public const int MaxOpen = 200;

    private ReviewComment()
    {
    }

    /// <summary>Its identifier.</summary>
    public CommentId Id { get; private set; }

    /// <summary>The filing.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The organisation that files.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>How many times the service was registered when the filing was reviewed: tells one filing of a service from the next.</summary>
    public int RegisteredVersion { get; private set; }

    /// <summary>The section asked about.</summary>
    public ServiceSectionName Section { get; private set; }

    /// <summary>The answer's name as in <see cref="FieldChange.Field"/>; empty for the section or row as a whole.</summary>
    public string Field { get; private set; } = "";

    /// <summary>The row of a table; null elsewhere.</summary>
    public Guid? Row { get; private set; }

    /// <summary>What is asked.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who asks.</summary>
    public PersonId By { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What the filer says to it; empty while nothing was said.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Who answered.</summary>
    public PersonId? AnsweredBy { get; private set; }

    /// <summary>When it was answered, in UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who settled it.</summary>
    public PersonId? SettledBy { get; private set; }

    /// <summary>When it was settled, in UTC; null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Asks about an answer.</summary>
    /// <param name="id">Made by the caller, so that a second click asks nothing twice.</param>
    /// <param name="filing">The filing, in review.</param>
    /// <param name="section">The section.</param>
    /// <param name="field">The answer's name; empty for the section or row as a whole.</param>
    /// <param name="row">The row of a table; null elsewhere.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="reviewer">The case officer who has the review.</param>
    /// <param name="now">The moment.</param>
    public static Result<ReviewComment> Ask(
        CommentId id, Service filing, ServiceSectionName section, string field, Guid? row, string text, Actor reviewer, DateTimeOffset now)
    {
        if (filing.FilingState != ServiceState.InReview) return ServiceErrors.CannotMove(filing.FilingState);
        if (reviewer.Id != filing.ReviewedBy) return ReviewErrors.NotTheReviewer;
        var comment = new ReviewComment
        {
            Id = id,
            ServiceId = filing.Id,
            OrganisationId = filing.OrganisationId,
            RegisteredVersion = filing.RegisteredVersion,
            Section = section,
            Field = field,
            Row = row,
            Text = text,
            By = reviewer.Id,
            At = now,
        };
        comment.Note(filing, CommentChange.Asked, text, reviewer, now);
        return comment;
    }

    /// <summary>Answers it, or answers it anew, while the filing is with the filer.</summary>
    /// <param name="filing">The filing.</param>
    /// <param name="text">What is said to it.</param>
    /// <param name="filer">Somebody of the filing organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Reply(Service filing, string text, Actor filer, DateTimeOffset now)
    {
        if (SettledAt is not null) return ReviewErrors.Settled;
        if (!ServiceLifecycle.Allows(filing.FilingState, ServiceAction.Edit)) return ServiceErrors.CannotMove(filing.FilingState);
        (Answer, AnsweredBy, AnsweredAt) = (text, filer.Id, now);
        Note(filing, CommentChange.Answered, text, filer, now);
        return Result.Ok;
    }

    /// <summary>Settles it.</summary>
    /// <param name="filing">The filing, in review.</param>
    /// <param name="reviewer">The case officer who has the review.</param>
    /// <param name="now">The moment.</param>
    public Result Settle(Service filing, Actor reviewer, DateTimeOffset now)
    {
        if (SettledAt is not null) return Result.Ok;
        if (filing.FilingState != ServiceState.InReview) return ServiceErrors.CannotMove(filing.FilingState);
        if (reviewer.Id != filing.ReviewedBy) return ReviewErrors.NotTheReviewer;
        (SettledBy, SettledAt) = (reviewer.Id, now);
        Note(filing, CommentChange.Settled, "", reviewer, now);
        return Result.Ok;
    }

    /// <summary>Lets it go with the filing that it was about; nobody settled it.</summary>
    /// <param name="now">The moment.</param>
    public void Lapse(DateTimeOffset now)
    {
        SettledAt ??= now;
        Touch();
    }

    private void Note(Service filing, CommentChange change, string text, Actor by, DateTimeOffset now) =>
        Raise(new CommentMoved(Id, filing.Id, filing.Code, change, Section, Field, text, Version, by, now));
}
