using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Dashboards;

/// <summary>What waits for the person who asks.</summary>
[Requires(Permissions.Dashboards.Home)]
public sealed record GetMyWorkQuery : IQuery<MyWork>;

/// <summary>A person's work.</summary>
/// <param name="Tasks">What waits for the person, most urgent first.</param>
/// <param name="Changes">What happened lately, newest first.</param>
/// <param name="Waiting">What the person waits for.</param>
/// <param name="Drafts">What the person's organisation has begun.</param>
/// <param name="At">The moment it was read, in UTC.</param>
public sealed record MyWork(
    IReadOnlyList<WorkTask> Tasks, IReadOnlyList<LedgerChange> Changes, IReadOnlyList<WaitingItem> Waiting, IReadOnlyList<DraftItem> Drafts, DateTimeOffset At);

/// <summary>Whom a person waits for.</summary>
public enum WaitingKind
{
    /// <summary>The filer, to change a filing.</summary>
    FilingReturned,

    /// <summary>The reviewer or approver of one's own filing.</summary>
    FilingWithReviewer,

    /// <summary>The applicant, to answer a question.</summary>
    InformationAsked,

    /// <summary>The regulator of one's own application.</summary>
    CaseWithRegulator,
}

/// <summary>Something that waits for somebody else.</summary>
/// <param name="Kind">For whom.</param>
/// <param name="Code">Public code of the thing.</param>
/// <param name="Subject">Its name.</param>
/// <param name="Href">Path of its page.</param>
/// <param name="WorkingDays">Working days since it waits.</param>
/// <param name="Due">When the other side should have answered; null where no limit runs.</param>
public sealed record WaitingItem(WaitingKind Kind, string Code, LocalizedText Subject, string Href, int WorkingDays, DateOnly? Due)
{
    /// <summary>The most of one kind that are listed.</summary>
    public const int Most = 5;
}

/// <summary>Something begun and not filed.</summary>
/// <param name="Code">Its reference.</param>
/// <param name="Subject">Its name; empty while it has none.</param>
/// <param name="Href">Path of its page.</param>
/// <param name="SavedAt">When it was last saved, in UTC.</param>
public sealed record DraftItem(string Code, LocalizedText Subject, string Href, DateTimeOffset SavedAt)
{
    /// <summary>The most of one kind that are listed.</summary>
    public const int Most = 5;
}

internal sealed class GetMyWorkHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetMyWorkQuery, Result<MyWork>>
{
    public async Task<Result<MyWork>> Handle(GetMyWorkQuery request, CancellationToken cancellationToken)
    {
        var work = await WorkContext.OfAsync(db, caller.Actor, time, cancellationToken);
        return new MyWork(
            await work.TasksAsync(cancellationToken),
            await db.ChangesForAsync(caller.Actor, cancellationToken),
            [.. await CaseWork.WaitingAsync(work, cancellationToken), .. await FilingWork.WaitingAsync(work, cancellationToken)],
            [.. await FilingWork.DraftsAsync(work, cancellationToken), .. await CaseWork.DraftsAsync(work, cancellationToken)],
            work.Now);
    }
}
