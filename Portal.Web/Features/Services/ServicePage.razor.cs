using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance.History;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>One service: how it stands, where it is, what was decided, and what the reader may do next.</summary>
public sealed partial class ServicePage
{
    private const int MostFindings = 100;

    private ServiceDetail? service;
    private IReadOnlyList<FindingRow> findings = [];
    private OutcomeHistory? past;
    private IReadOnlyList<Contradiction> contradictions = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Current { get; set; }

    [SupplyParameterFromQuery(Name = "refused")]
    private string? Refused { get; set; }

    [SupplyParameterFromQuery(Name = "revise")]
    private string? Revise { get; set; }

    // What was once in the register is there for everybody to read.
    private bool IsPublished => service!.State is ServiceState.Registered or ServiceState.Suspended or ServiceState.Decommissioned;

    private string Name => service!.Content.About.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private IReadOnlyList<ObligationResult> Results => service!.Compliance?.Results ?? [];

    private ServiceId? AskFor => service!.MayAskForWaivers ? service.Id : null;

    private IReadOnlyList<FindingRow> Open => [.. findings.Where(f => f.ClosedAt is null)];

    private string StateWords => service!.State == ServiceState.Registered
        ? T["Registered.Version", Numbers.Count(service.RegisteredVersion)]
        : Names[service.State];

    private IReadOnlyList<TabItem> TabItems
    {
        get
        {
            var open = Results.Count(r => r.Outcome is Outcome.Fail or Outcome.Undetermined);
            return
            [
                new(T["Tab.Overview"], Address(null), Current is not ("placements" or "data" or "compliance" or "evidence" or "findings" or "documents" or "history")),
                new(T["Tab.Placements"], Address("placements"), Current == "placements", service!.Content.Placements.Items.Count),
                new(T["Tab.Data"], Address("data"), Current == "data"),
                new(T["Tab.Compliance"], Address("compliance"), Current == "compliance", open, Bad: open > 0),
                new(T["Tab.Evidence"], Address("evidence"), Current == "evidence"),
                new(T["Tab.Findings"], Address("findings"), Current == "findings", Open.Count),
                new(D["Tab"], Address("documents"), Current == "documents"),
                new(R["Tab"], $"/services/{Id}/relations"),
                new(T["Tab.History"], Address("history"), Current == "history", service.History.Count),
            ];
        }
    }

    // Only a filing that is under way has stages; in the register they are history.
    private IReadOnlyList<Stage> StageItems
    {
        get
        {
            var now = service!.FilingState switch
            {
                ServiceState.Draft or ServiceState.ReturnedForChanges => 0,
                ServiceState.Submitted => 1,
                ServiceState.InReview => 2,
                _ => -1,
            };
            string[] titles = [T["Stage.Draft"], T["Stage.Submitted"], T["Stage.InReview"], T["Stage.Decision"]];
            return now < 0 ? [] : [.. titles.Select((title, i) => new Stage(title, i == now && service.FilingState == ServiceState.ReturnedForChanges ? Names[service.FilingState] : null, i < now ? StageState.Done : i == now ? StageState.Now : StageState.Ahead))];
        }
    }

    protected override Task OnParametersSetAsync() => service?.Id.Value == Id ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetServiceQuery(new ServiceId(Id)));
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        var listed = await UseCases.SendAsync(new ListFindingsQuery(new FindingFilter { Service = found.Value.Id }, new PageRequest(Take: MostFindings)));
        findings = listed.IsSuccess ? [.. listed.Value.Items.OrderBy(f => f.ClosedAt is not null)] : [];
        var history = await UseCases.SendAsync(new GetOutcomeHistoryQuery(found.Value.Id));
        past = history.IsSuccess ? history.Value : null;
        contradictions = ServiceContradictions.In(found.Value.Content);
        service = found.Value;
    }

    private string Address(string? tab) => tab is null ? $"/services/{Id}" : $"/services/{Id}?tab={tab}";

    private string Said(string answer) => answer.Length > 0 ? answer : T["NotSaid"];

    private string YesNo(bool? answer) => answer switch { true => T["Yes"], false => T["No"], null => T["NotSaid"] };

    private string OutcomeWords(ServiceCompliance standing) => standing.Overall switch
    {
        Outcome.Fail => T.Count("Outcome.Fail", standing.Count(Outcome.Fail)),
        Outcome.Undetermined => T.Count("Outcome.Undetermined", standing.Count(Outcome.Undetermined)),
        Outcome.Waived => T.Count("Outcome.Waived", standing.Count(Outcome.Waived)),
        var overall => Names[overall],
    };
}
