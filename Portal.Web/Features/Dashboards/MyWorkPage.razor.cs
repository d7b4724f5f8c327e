using Microsoft.AspNetCore.Components;
using Portal.Application.Dashboards;
using Portal.Domain.Common.Clocks;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards;

/// <summary>What waits for the person, what changed, and whom the person waits for.</summary>
public sealed partial class MyWorkPage
{
    private MyWork? view;
    private IReadOnlyList<WorkTask> tasks = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private Dates Dates { get; set; } = default!;

    /// <summary>Only tasks that the person answers for by name.</summary>
    [SupplyParameterFromQuery(Name = "mine")]
    private string? MineAsked { get; set; }

    /// <summary>Also tasks with time in hand.</summary>
    [SupplyParameterFromQuery(Name = "ontime")]
    private string? OnTimeAsked { get; set; }

    private bool Mine => AddressValue.Flag(MineAsked);

    private IReadOnlyList<WorkTask> OnTime => [.. tasks.Where(t => t.Urgency > ClockState.DueSoon)];

    // Where nothing presses, the page shows what there is.
    private bool ShowsOnTime => AddressValue.Flag(OnTimeAsked) || OnTime.Count == tasks.Count;

    private string OnTimeHref => Mine ? "/?mine=true&ontime=true#ontime" : "/?ontime=true#ontime";

    private string? Lead
    {
        get
        {
            if (view is null) return null;
            var urgent = tasks.Count - OnTime.Count;
            var critical = Of(ClockState.CriticallyOverdue).Count;
            var sentences = new List<string> { T["Home.Day", Dates.Weekday(view.At)], urgent == 0 ? T["Home.NoneUrgent"] : T.Count("Home.Need", urgent) };
            if (critical > 0) sentences.Add(T.Count("Home.Start", critical));
            return string.Join(' ', sentences);
        }
    }

    private Segment[] Counts =>
    [
        new(T["Group.CriticallyOverdue"], Of(ClockState.CriticallyOverdue).Count, "alert", "fail", Anchor("critical")),
        new(T["Group.Overdue"], Of(ClockState.Overdue).Count, "clock", "fail", Anchor("overdue")),
        new(T["Group.DueSoon"], Of(ClockState.DueSoon).Count, "clock", "und", Anchor("soon")),
        new(T["Group.OnTime"], OnTime.Count, "check", "pass", OnTimeHref),
    ];

    private Group[] Groups =>
    [
        new("critical", T["Group.CriticallyOverdue"], T["Group.CriticallyOverdue.Note"], "alert", "fail", Of(ClockState.CriticallyOverdue)),
        new("overdue", T["Group.Overdue"], null, "clock", "fail", Of(ClockState.Overdue)),
        new("soon", T["Group.DueSoon"], null, "clock", "und", Of(ClockState.DueSoon)),
        new("ontime", T["Group.OnTime"], null, "check", "pass", ShowsOnTime ? OnTime : []),
    ];

    protected override async Task OnInitializedAsync()
    {
        var read = await UseCases.SendAsync(new GetMyWorkQuery());
        view = read.IsSuccess ? read.Value : null;
        Narrow();
    }

    protected override void OnParametersSet() => Narrow();

    private void Narrow() => tasks = view is null ? [] : [.. view.Tasks.Where(t => !Mine || t.IsMine)];

    private IReadOnlyList<WorkTask> Of(ClockState state) => [.. tasks.Where(t => t.Urgency == state)];

    private string Anchor(string id) => (Mine ? "/?mine=true#" : "/#") + id;

    private string Name(DraftItem draft) => draft.Subject.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Drafts.Nameless"];

    private string Since(WaitingItem item) => item.Due switch
    {
        null => T.Count("Waiting.Since", item.WorkingDays),
        { } due when due < Dates.DayOf(view!.At) => T["Waiting.Late", Dates.Brief(due)],
        { } due => T.Count("Waiting.SinceDue", item.WorkingDays, Dates.Brief(due)),
    };

    private sealed record Group(string Id, string Title, string? Note, string Icon, string Tone, IReadOnlyList<WorkTask> Tasks);
}
