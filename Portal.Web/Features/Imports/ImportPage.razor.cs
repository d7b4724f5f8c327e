using MediatR;
using Microsoft.AspNetCore.Components;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;
using ImportMap = Portal.Domain.Imports.ImportMap;

namespace Portal.Web.Features.Imports;

/// <summary>One import, step by step: its columns, the check, the work, the report. It moves while a worker is at it.</summary>
public sealed partial class ImportPage : IDisposable
{
    private ImportDetail? detail;
    private PageTicker? ticker;
    private IReadOnlyList<FieldProblem> problems = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ImportFeed Feed { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary><c>columns</c> to look at the columns again after the check.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    private ImportRunId RunId => new(Id);

    private bool ShowsColumns => detail is { IsOwn: true } && (detail.State == ImportState.Uploaded || (detail.State == ImportState.Checked && Step == "columns"));

    private ImportState Work => detail!.State == ImportState.Cancelling ? ImportState.Running : detail.State;

    private string Done => detail!.Rows is { } rows ? T["Working.DoneOf", Numbers.Count(detail.Progress.Done), Numbers.Count(rows)] : T["Working.Done", Numbers.Count(detail.Progress.Done)];

    private IReadOnlyList<Stage> StageItems
    {
        get
        {
            var at = detail!.State switch
            {
                ImportState.Uploaded => 1,
                ImportState.Checked => ShowsColumns ? 1 : 2,
                ImportState.Checking => 2,
                ImportState.Running or ImportState.Cancelling => 3,
                _ => 4,
            };
            string[] keys = ["Step.File", "Step.Columns", "Step.Check", "Step.Run", "Step.Report"];
            return [.. keys.Select((key, i) => new Stage(T[key], null, i < at || (i == 4 && at == 4) ? StageState.Done : i == at ? StageState.Now : StageState.Ahead))];
        }
    }

    public void Dispose() => ticker?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Id == RunId) return;
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
        var found = await UseCases.SendAsync(new GetImportQuery(RunId));
        detail = found.IsSuccess ? found.Value : null;
    }

    // While somebody fills the columns in, nothing moves under their hands.
    private async Task<bool> LookAsync()
    {
        if (detail is not null && !ImportLifecycle.IsAtWork(detail.State) && (detail.Leaf is not null || !ImportLifecycle.HasEnded(detail.State))) return false;
        await InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        });
        return detail is not null && ImportLifecycle.IsAtWork(detail.State);
    }

    private Task ReadAsync(ImportReadingChoice asked) => DoAsync(new ReadImportAnewCommand(RunId, detail!.Version, asked.Encoding, asked.Delimiter, asked.Sheet));

    private async Task CheckAsync((ImportMap Map, bool Save) asked)
    {
        await DoAsync(new CheckImportCommand(RunId, detail!.Version, asked.Map, asked.Save));
        if (problems.Count == 0 && Step is not null) Navigation.NavigateTo($"/imports/{Id}");
    }

    private Task StartAsync() => DoAsync(new StartImportCommand(RunId, detail!.Version));

    private async Task StopAsync()
    {
        if (await ConfirmDialog.OpenAsync(Dialogs, T["Stop.Title"], T["Stop.Text"], T["Stop"], danger: true)) await DoAsync(new CancelImportCommand(RunId, detail!.Version));
    }

    private async Task DiscardAsync()
    {
        if (await ConfirmDialog.OpenAsync(Dialogs, T["Discard.Title"], T["Discard.Text"], T["Discard"], danger: true)) await DoAsync(new CancelImportCommand(RunId, detail!.Version));
    }

    private async Task UndoAsync()
    {
        var text = T["Undo.Text", Numbers.Count(detail!.Progress.Added), Numbers.Count(detail.Progress.Changed)];
        if (await ConfirmDialog.OpenAsync(Dialogs, T["Undo.Title"], text, T["Undo"], danger: true)) await DoAsync(new UndoImportCommand(RunId, detail.Version));
    }

    private Task DoAsync(IRequest<Result> command) => OnceAsync(async () =>
    {
        var result = await UseCases.SendAsync(command);
        problems = result.Error is { } refusal ? Errors.Problems(refusal) : [];
        await LoadAsync();
    });
}
