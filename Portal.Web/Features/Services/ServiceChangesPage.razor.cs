using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Portal.Application.Reviews;
using Portal.Application.Services;
using Portal.Domain.Reviews;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Services;

/// <summary>Any two moments of a service side by side; at first what stands now and what stood before.</summary>
public sealed partial class ServiceChangesPage
{
    private static readonly ServiceSectionName[] Tables =
        [ServiceSectionName.Placements, ServiceSectionName.Flows, ServiceSectionName.DataSets, ServiceSectionName.Dependencies];

    private ServiceComparison? comparison;
    private FilingComments? comments;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ContentWords Content { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private string Lead => comparison!.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private IReadOnlyList<Choice<Guid?>> Later => [.. comparison!.Moments.Select(m => new Choice<Guid?>(m.Snapshot, Words(m)))];

    // What stands now is nothing to go back to.
    private IReadOnlyList<Choice<Guid?>> Earlier => [.. Later.Where(c => c.Value is not null)];

    private Dictionary<Guid, string> RowNames
    {
        get
        {
            var names = new Dictionary<Guid, string>();
            foreach (var table in Tables)
                foreach (var section in new[] { comparison!.After[table], comparison.Before[table] })
                    foreach (var row in Rows(section)) names.TryAdd(row["key"]!.GetValue<Guid>(), Content.RowName(table, row));
            return names;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new CompareServiceQuery(new ServiceId(Id), AddressValue.Id(From), AddressValue.Id(To)));
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        await LoadCommentsAsync();
        comparison = found.Value;
    }

    // Questions are asked about what is filed now, not about the past.
    private EventCallback<FieldChange> Asking => comments?.MayAsk == true && comparison?.To.Snapshot is null
        ? EventCallback.Factory.Create<FieldChange>(this, AskAboutAsync)
        : default;

    private async Task LoadCommentsAsync()
    {
        var listed = await UseCases.SendAsync(new ListCommentsQuery(new ServiceId(Id)));
        comments = listed.IsSuccess ? listed.Value : null;
    }

    // A row that went is not in the filing any more: the question is about its section.
    private Task AskAboutAsync(FieldChange change)
    {
        var row = change.After is null && change.Field.Length == 0 ? null : change.Row;
        return OpenAsync(Asked(Content.Question(change), [new("ask", T["Change.Ask"])], _ => (change.Section, change.Field, row)));
    }

    private Task AskAboutSectionAsync()
    {
        var sections = Enum.GetValues<ServiceSectionName>().Select(s => new Choice<string>(s.ToString(), Content.Section(s)));
        return OpenAsync(Asked(comparison!.Code, [.. sections], choice => (Enum.Parse<ServiceSectionName>(choice), "", null)) with
        {
            IsList = true,
            ChoicesLabel = T["Ask.Section"],
        });
    }

    private DecisionRequest Asked(
        string subject, IReadOnlyList<Choice<string>> choices, Func<string, (ServiceSectionName Section, string Field, Guid? Row)> about)
    {
        // Made once, so that a second click asks nothing twice.
        var id = CommentId.New();
        return new()
        {
            Title = T["Ask.Title"],
            Subject = subject,
            Choices = choices,
            ReasonLabel = T["Ask.Text"],
            ReasonHint = T["Ask.Hint"],
            ReasonMissing = T["Ask.Missing"],
            ReasonMaxLength = ReviewComment.TextMaxLength,
            ConfirmText = _ => T["Change.Ask"],
            Confirm = decision =>
            {
                var (section, field, row) = about(decision.Choice);
                return RunAsync(new AskAboutAnswerCommand(id, new ServiceId(Id), section, field, row, decision.Reason));
            },
        };
    }

    private async Task OpenAsync(DecisionRequest request)
    {
        if (await DecisionDialog.OpenAsync(Dialogs, request) is not null) await LoadCommentsAsync();
    }

    private async Task<IReadOnlyList<FieldProblem>> RunAsync(AskAboutAnswerCommand command)
    {
        var result = await UseCases.SendAsync(command);
        return result.Error is { } error ? [.. Errors.Problems(error).Select(p => p with { Field = p.Field == "Text" ? "decision-reason" : "" })] : [];
    }

    private static IEnumerable<JsonObject> Rows(IServiceSection section) =>
        (JsonSerializer.SerializeToNode(section, section.GetType(), ServiceContent.Json)!["items"] as JsonArray ?? []).OfType<JsonObject>();

    private void Go(Guid? from, Guid? to) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters($"/services/{Id}/changes", new Dictionary<string, object?> { ["from"] = from, ["to"] = to }));

    private string Words(ServiceMoment? moment) => moment switch
    {
        null => T["Changes.Empty"],
        { Kind: { } kind } => T["Changes.Moment", Names[kind], Dates.Moment(moment.At), moment.By?.In(PortalCulture.Language) ?? T["ThePortal"]],
        _ => T["Changes.Now"],
    };
}
