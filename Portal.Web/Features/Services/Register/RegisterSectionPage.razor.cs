using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Application.Reviews;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Register;

/// <summary>One section of a filing. Every answer is saved when it is given; nothing is sent before the last page.</summary>
public sealed partial class RegisterSectionPage
{
    private readonly Turns saves = new();
    private (Guid Id, string Section)? shown;
    private ServiceDraft? draft;
    private ServiceSectionName name;
    private IServiceSection? value;
    private IServiceSection? seen;
    private IReadOnlyList<FieldChange> conflicts = [];
    private FilingComments? comments;
    private ComplianceForecast? forecast;
    private string? reached;
    private bool merged;
    private bool unsaved;
    private bool isComing;
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<FieldProblem> summary = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private ContradictionText Contradictions { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The control that a remedy led to.</summary>
    [SupplyParameterFromQuery(Name = "field")]
    private string? FieldAt { get; set; }

    /// <summary>The row of its table, from 0.</summary>
    [SupplyParameterFromQuery(Name = "row")]
    private string? RowAt { get; set; }

    [Parameter]
    public string Section { get; set; } = string.Empty;

    private string TasksAddress => $"/services/{Id}/register";

    private IReadOnlyList<TaskItem> Sections => [.. draft!.Progress.Select(p => SectionTask.Of(draft, p.Name, T) is var task && p.Name == name ? task with { Href = null } : task)];

    protected override async Task OnParametersSetAsync()
    {
        // The address is told twice, first with the section of before; and what is being answered is not read anew because a field is pointed to.
        if (shown == (Id, Section)) return;
        var mine = (Id, Section);
        shown = mine;
        if (!Enum.TryParse(Section, ignoreCase: true, out ServiceSectionName asked) || !Enum.IsDefined(asked) || char.IsAsciiDigit(Section[0]))
        {
            Navigation.NotFound();
            return;
        }

        // Until the section is there the one before stands, whole and not to be answered any more. Its last answer may still be on its way, and belongs to what is read now.
        isComing = true;
        if (!await saves.TakeAsync(LoadAsync) || shown != mine) return;
        (name, value, isComing) = (asked, draft!.Content[asked], false);
        (seen, problems, summary, conflicts, unsaved, merged) = (value, [], [], [], false, false);
        StateHasChanged();
        await LoadCommentsAsync();
        await ForecastAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var asked = $"{Section}?{RowAt}{FieldAt}";
        if (value is null || isComing || FieldAt is null || reached == asked) return;
        reached = asked;
        await Browser.InvokeVoidAsync("portal.focusField", FieldAt);
    }

    private async Task ForecastAsync()
    {
        var found = await UseCases.SendAsync(new ForecastComplianceQuery(new ServiceId(Id)));
        forecast = found.IsSuccess ? found.Value : null;
    }

    private async Task<bool> LoadAsync()
    {
        var asked = shown;
        var found = await UseCases.SendAsync(new GetServiceDraftQuery(new ServiceId(Id)));
        if (shown != asked) return false;
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return false;
        }

        if (!found.Value.IsOpen)
        {
            Navigation.NavigateTo($"/services/{Id}");
            return false;
        }

        draft = found.Value;
        return true;
    }

    private async Task LoadCommentsAsync()
    {
        var listed = await UseCases.SendAsync(new ListCommentsQuery(new ServiceId(Id)));
        comments = listed.IsSuccess ? listed.Value : null;
    }

    private async Task ChangeAsync(IServiceSection changed)
    {
        if (changed.Equals(value) && !unsaved && !ReferenceEquals(changed, value)) return;
        if (await SaveAsync(changed)) await ForecastAsync();
    }

    // Saves follow one another, each with the version the one before it left.
    private Task<bool> SaveAsync(IServiceSection changed)
    {
        value = changed;
        return saves.TakeAsync(async () =>
        {
            if (!ReferenceEquals(value, changed)) return false;
            var saved = await UseCases.SendAsync(new SaveServiceSectionCommand(new ServiceId(Id), draft!.Version, changed, seen));
            unsaved = !saved.IsSuccess;
            problems = saved.Error is { } error ? Problems(error) : [];
            if (saved.IsSuccess) Take(saved.Value, changed);
            else if (saved.Error!.Kind != ErrorKind.Invalid) summary = problems;
            return saved.IsSuccess;
        });
    }

    // What the person answered while the save ran is newer than what came back; the next save puts it together.
    private void Take(SavedSection saved, IServiceSection sent)
    {
        draft = draft! with { Version = saved.Version, SavedAt = saved.At, Progress = saved.Progress, Content = draft.Content.With(saved.Section) };
        seen = saved.Section;
        if (ReferenceEquals(value, sent)) value = saved.Section;
        if (saved.Theirs.Count > 0) merged = true;
        if (saved.Conflicts.Count > 0) conflicts = saved.Conflicts;
        summary = [];
    }

    private Task UseMineAsync()
    {
        var mine = ContentPatch.Apply(seen!, conflicts);
        conflicts = [];
        return ChangeAsync(mine);
    }

    private async Task ContinueAsync()
    {
        await SaveAsync(value!);
        if (unsaved)
        {
            summary = [.. problems];
            return;
        }

        problems =
        [
            .. Progress.Missing.Select(field => new FieldProblem(field, T[$"Missing.{field}"])),
            .. Progress.Contradictions.Select(one => new FieldProblem(one.Field, Contradictions[one])),
        ];
        summary = problems;
        if (problems.Count == 0) Navigation.NavigateTo(NextAddress());
    }

    private SectionProgress Progress => draft!.Progress.First(p => p.Name == name);

    private string NextAddress()
    {
        var next = draft!.Progress.SkipWhile(p => p.Name != name).Skip(1).FirstOrDefault(p => !p.IsComplete);
        return next is null ? TasksAddress : SectionTask.Address(draft.Id, next.Name);
    }

    // The validator names "Section.Name.En"; the page's control is "NameEn".
    private IReadOnlyList<FieldProblem> Problems(Error error) =>
    [
        .. Errors.Problems(error).Select(p => p with { Field = p.Field.Replace("Section.", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) }),
    ];
}
