using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Register;

/// <summary>The parts of a service, one of which is open; says at once what the open part would fail.</summary>
public sealed partial class PlacementsForm
{
    private int editing;
    private Placement part = new();
    private IReadOnlyList<ObligationResult> failing = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Parameter, EditorRequired]
    public ServiceId Id { get; set; }

    [Parameter, EditorRequired]
    public ServicePlacements Value { get; set; } = new([]);

    [Parameter, EditorRequired]
    public EventCallback<IServiceSection> ValueChanged { get; set; }

    [Parameter]
    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    /// <summary>The part to open first, from 0.</summary>
    [Parameter]
    public int? Row { get; set; }

    /// <summary>Goes on to the next section.</summary>
    [Parameter, EditorRequired]
    public EventCallback Continue { get; set; }

    /// <summary>Address of the task list.</summary>
    [Parameter, EditorRequired]
    public string Back { get; set; } = string.Empty;

    private IReadOnlyList<Choice<PlacementKind?>> Kinds =>
        [.. Enum.GetValues<PlacementKind>().Select(k => new Choice<PlacementKind?>(k, Names[k], T[$"Hint.PlacementKind.{k}"]))];

    protected override async Task OnInitializedAsync()
    {
        if (Value.Items.Count == 0) part = New();
        else await EditAsync(Row is { } row && row >= 0 && row < Value.Items.Count ? row : 0);
    }

    private string? Problem(string field, string? otherwise = null) =>
        Problems.For(FormattableString.Invariant($"Items[{editing}]{field}")) ?? (otherwise is null ? null : Problems.For(otherwise));

    // Any line of a list may be the wrong one; the control is one.
    private string? ProblemIn(string field) =>
        Problem(field) ?? Problems.FirstOrDefault(p => p.Field.StartsWith(FormattableString.Invariant($"Items[{editing}]{field}["), StringComparison.Ordinal))?.Message;

    private static string Lines(IReadOnlyList<string> principals) => string.Join('\n', principals);

    private static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task EditAsync(int index)
    {
        (editing, part) = (index, Value.Items[index]);
        await ForecastAsync();
    }

    private async Task SetAsync(Placement changed)
    {
        part = changed;
        var items = Value.Items.ToList();
        if (editing < items.Count) items[editing] = changed;
        else items.Add(changed);
        await ValueChanged.InvokeAsync(new ServicePlacements(items));
        await ForecastAsync();
    }

    private async Task AddAsync()
    {
        if (editing >= Value.Items.Count) await SetAsync(part);
        (editing, part, failing) = (Value.Items.Count, New(), []);
    }

    private async Task RemoveAsync(int index)
    {
        await ValueChanged.InvokeAsync(new ServicePlacements([.. Value.Items.Where((_, i) => i != index)]));
        (editing, part, failing) = (Value.Items.Count, New(), []);
    }

    private async Task ForecastAsync()
    {
        var forecast = await UseCases.SendAsync(new ForecastComplianceQuery(Id, part));
        failing = forecast.IsSuccess ? forecast.Value.Results : [];
    }

    // The role that is still missing comes first.
    private Placement New() => new() { Key = Guid.CreateVersion7(), Role = Enum.GetValues<PlacementRole>().FirstOrDefault(role => Value.Items.All(p => p.Role != role)) };
}
