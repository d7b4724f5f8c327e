using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Audits;

/// <summary>One run: how far it is, what it found, and what its log says; it moves about once a second while open.</summary>
public sealed partial class AuditRunPage : IDisposable
{
    private const int MostObligations = 6;
    private static readonly TimeSpan SpeakEvery = TimeSpan.FromSeconds(5);

    private AuditRunDetail? detail;
    private AuditChoices? choices;
    private PageTicker? ticker;
    private string? problem;
    private string? spoken;
    private DateTimeOffset spokenAt;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private AuditFeed Feed { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    private AuditRunId RunId => new(Id);

    private AuditRunRow Run => detail!.Run;

    private bool IsOpen => AuditRunLifecycle.IsOpen(Run.State);

    private string PlanName => Run.PlanName.In(PortalCulture.Language);

    private string Headline => Run switch
    {
        { StartedAt: null } => T["Waiting"],
        { State: AuditRunState.Completed } => T["AllChecked", T.Count("Services", Run.Done)],
        _ => T["DoneOf", Numbers.Count(Run.Done), T.Count("Services", Run.Total)],
    };

    // At the pace so far; said only once there is one.
    private string Remaining
    {
        get
        {
            if (Run is { EndedAt: { } ended, StartedAt: { } began }) return T["Took", AuditLook.Span(T, ended - began)];
            if (Run is not { StartedAt: { } started, Done: > 0 } || Run.State != AuditRunState.Running) return Names[Run.State];
            var pace = (detail!.Now - started) / Run.Done;
            return T["Left", AuditLook.Span(T, pace * Math.Max(0, Run.Total - Run.Done))];
        }
    }

    private IReadOnlyList<(Outcome Outcome, int Count)> Figures =>
        [(Outcome.Pass, Run.Pass), (Outcome.Waived, Run.Waived), (Outcome.Undetermined, Run.Undetermined), (Outcome.Fail, Run.Fail)];

    // What fails and was not opened now has its finding from before.
    private int Known => detail!.Failures.Sum(f => f.Count) - Run.Opened;

    private IReadOnlyList<Stage> StageItems
    {
        get
        {
            var started = Run.StartedAt is not null;
            var done = Run.State == AuditRunState.Completed;
            var share = Run.Total == 0 ? 0 : (double)Run.Done / Run.Total;
            var work = done ? StageState.Done : started ? StageState.Now : StageState.Ahead;
            return
            [
                new(T["Stage.Counted"], started ? T.Count("Services", Run.Total) : null, started ? StageState.Done : StageState.Now, 0),
                new(T["Stage.Evaluating"], started ? T["Stage.Block", Numbers.Count(detail!.Blocks), Numbers.Count(Blocks)].Value : null, work, share),
                new(T["Stage.Findings"], started ? T["Stage.Found", Numbers.Count(Run.Opened), Numbers.Count(Run.Closed), Numbers.Count(Known)].Value : null, done ? StageState.Done : StageState.Ahead),
                new(T["Stage.Sealed"], detail!.EndLeaf is { } leaf ? T["Stage.Entry", Numbers.Count(leaf)] : T["Stage.AtTheEnd"], detail.EndLeaf is not null ? StageState.Done : StageState.Ahead),
            ];
        }
    }

    private int Blocks => Math.Max(detail!.Blocks, (Run.Total + AuditWorker.BlockSize(Run.Total) - 1) / AuditWorker.BlockSize(Run.Total));

    private IReadOnlyList<BarRow> FailureRows
    {
        get
        {
            var most = detail!.Failures[0].Count;
            return [.. detail.Failures.Take(MostObligations).Select(f => new BarRow(
                Reasons.Title(f.ObligationId), (double)f.Count / most, Numbers.Count(f.Count), Href: $"/findings?obligation={f.ObligationId}&open=true", Code: f.ObligationId))];
        }
    }

    public void Dispose() => ticker?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Run.Id == RunId) return;
        var offered = await UseCases.SendAsync(new GetAuditChoicesQuery());
        choices = offered.IsSuccess ? offered.Value : null;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) ticker = new PageTicker(wake => Feed.Listen(_ => wake()), LookAsync);
        return Task.CompletedTask;
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetAuditRunQuery(RunId));
        detail = found.IsSuccess ? found.Value : null;
    }

    private async Task<bool> LookAsync()
    {
        await InvokeAsync(async () =>
        {
            await LoadAsync();
            if (detail is not null) Speak();
            StateHasChanged();
        });
        return detail is not null && (IsOpen || detail.EndLeaf is null);
    }

    // A screen reader hears of progress, but not every second.
    private void Speak()
    {
        if (IsOpen && detail!.Now - spokenAt < SpeakEvery) return;
        (spoken, spokenAt) = ($"{Names[Run.State]}. {Headline}", detail!.Now);
    }

    private async Task StopAsync()
    {
        if (await ConfirmDialog.OpenAsync(Dialogs, T["Stop.Title"], T["Stop.Text"], T["Stop"], danger: true)) await DoAsync(new CancelAuditRunCommand(RunId));
    }

    private Task RerunAsync() => DoAsync(new RerunAuditRunCommand(RunId));

    private Task DoAsync(MediatR.IRequest<Result> command) => OnceAsync(async () =>
    {
        var result = await UseCases.SendAsync(command);
        problem = result.Error is { } refusal ? Errors[refusal] : null;
        await LoadAsync();
    });
}
