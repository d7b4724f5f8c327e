using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

public sealed partial class FindingsBoard
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    private IReadOnlyList<FindingLane>? lanes;
    private (AuditRunId Id, int Moved, Severity? Severity)? shown;
    private DateTimeOffset loadedAt;
    private Severity? severity;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Parameter, EditorRequired]
    public AuditRunId Id { get; set; }

    /// <summary>Findings the run has opened and closed so far.</summary>
    [Parameter, EditorRequired]
    public int Moved { get; set; }

    /// <summary>The run is under way: the board follows it in strides, since counting is dearer than the run's own figures.</summary>
    [Parameter, EditorRequired]
    public bool Live { get; set; }

    protected override Task OnParametersSetAsync() => Live && lanes is not null && Clock.GetUtcNow() - loadedAt < Least ? Task.CompletedTask : LoadAsync();

    private Task FilterAsync(ChangeEventArgs chosen)
    {
        severity = Enum.TryParse<Severity>(chosen.Value as string, out var grave) ? grave : null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var wanted = (Id, Moved, severity);
        if (shown == wanted) return;
        (shown, loadedAt) = (wanted, Clock.GetUtcNow());
        var found = await UseCases.SendAsync(new GetFindingsBoardQuery(Id, severity));
        lanes = found.IsSuccess ? found.Value : [];
    }

    private string When(FindingRow card) => card switch
    {
        { ClosedByRun: true } => T["VerifiedByRun"],
        { WaivedUntil: { } until } => T["WaivedUntil", Dates.Short(until)],
        _ => T[IsOverdue(card) ? "OverdueSince" : "Due", Dates.Short(card.DueOn)],
    };

    private bool IsOverdue(FindingRow card) => card.IsOverdueOn(Dates.DayOf(Clock.GetUtcNow()));

    private string More(FindingState state) => state == FindingState.Closed ? $"/findings?closedby={Id.Value}" : $"/findings?state={state}";
}
