using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Register;

/// <summary>Every answer once more, what compliance would be, the declaration, and the button that sends the filing.</summary>
public sealed partial class RegisterCheckPage
{
    private ServiceDraft? draft;
    private ComplianceForecast? forecast;
    private bool declared;
    private IReadOnlyList<FieldProblem> problems = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    // Sections without a summary of their own, as far as something was said.
    private IEnumerable<ServiceSectionName> Others => new[]
    {
        ServiceSectionName.Offer, ServiceSectionName.DataSets, ServiceSectionName.Dependencies, ServiceSectionName.Continuity, ServiceSectionName.Sovereignty,
    }.Where(name => draft!.Progress.Any(p => p.Name == name && p.IsStarted));

    private string TasksAddress => $"/services/{Id}/register";

    private string FlowWords => draft!.Content.Flows.Items.Count > 0
        ? string.Join(", ", draft.Content.Flows.Items.Select(f => Countries[f.Country]))
        : draft.Content.Flows.DeclaredNone ? T["Flows.DeclaredNone"] : T["Flows.NotSaid"];

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetServiceDraftQuery(new ServiceId(Id)));
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        if (!found.Value.IsOpen || !found.Value.IsComplete)
        {
            Navigation.NavigateTo(found.Value.IsOpen ? TasksAddress : $"/services/{Id}");
            return;
        }

        var forecasted = await UseCases.SendAsync(new ForecastComplianceQuery(new ServiceId(Id)));
        forecast = forecasted.IsSuccess ? forecasted.Value : null;
        draft = found.Value;
    }

    private Task SubmitAsync() => OnceAsync(async () =>
    {
        if (!declared)
        {
            problems = [new("declared", T["Declaration.Missing"])];
            return;
        }

        var sent = await UseCases.SendAsync(new SubmitServiceCommand(new ServiceId(Id), draft!.Version));
        if (sent.Error is { } error)
        {
            problems = Errors.Problems(error);
            return;
        }

        Toast.Success(T["Check.Sent", draft.Code]);
        Navigation.NavigateTo($"/services/{Id}");
    });

    private string Change(ServiceSectionName name) => SectionTask.Address(draft!.Id, name);

    private string Said(string answer) => answer.Length > 0 ? answer : T["NotSaid"];

    private string YesNo(bool? answer) => answer switch { true => T["Yes"], false => T["No"], null => T["NotSaid"] };

    private string Place(Placement part)
    {
        string?[] words = [part.Kind is { } kind ? Names[kind] : null, part.Site, part.Country is { } country ? Countries[country] : null];
        var known = words.Where(w => !string.IsNullOrEmpty(w)).ToList();
        return known.Count == 0 ? T["NotKnown"] : string.Join(PortalCulture.IsUrdu ? "، " : ", ", known);
    }
}
