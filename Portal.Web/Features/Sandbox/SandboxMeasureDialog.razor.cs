using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Sandbox;

public sealed partial class SandboxMeasureDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private int metric;
    private decimal? actual;
    private DateOnly? measuredOn;

    [Parameter, EditorRequired]
    public SandboxDetail Detail { get; set; } = default!;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private IReadOnlyList<Choice<int>> Metrics => [.. Detail.Metrics.Select((m, i) => new Choice<int>(i, m.Name))];

    private string Unit => Detail.Metrics[metric] is var chosen && chosen.Unit.Length > 0 ? $"{chosen.Unit} · {chosen.Method}" : chosen.Method;

    public static async Task<bool> OpenAsync(DialogService dialogs, SandboxDetail detail) =>
        await dialogs.OpenAsync<SandboxMeasureDialog>(
            detail.Code, new Dictionary<string, object?> { [nameof(Detail)] = detail }, DialogFrame.Options(detail.Code)) is true;

    private Task SendAsync() => OnceAsync(async () =>
    {
        var result = await UseCases.SendAsync(new MeasureSandboxOutcomeCommand(Detail.Id, Detail.Version, metric, actual, measuredOn));
        problems = result.Error is { } error ? Errors.Problems(error) : [];
        if (problems.Count == 0) Dialogs.Close(true);
    });
}
