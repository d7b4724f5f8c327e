using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

/// <summary>Findings; every filter is in the address, so that a figure elsewhere can link to its list.</summary>
public sealed partial class FindingsPage
{
    private AuditChoices? choices;
    private string? text;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Severity { get; set; }

    [SupplyParameterFromQuery]
    private string? Age { get; set; }

    [SupplyParameterFromQuery]
    private string? Region { get; set; }

    [SupplyParameterFromQuery]
    private string? Org { get; set; }

    [SupplyParameterFromQuery]
    private string? Obligation { get; set; }

    [SupplyParameterFromQuery]
    private string? Open { get; set; }

    [SupplyParameterFromQuery]
    private string? Overdue { get; set; }

    [SupplyParameterFromQuery]
    private string? Register { get; set; }

    [SupplyParameterFromQuery]
    private string? Waived { get; set; }

    [SupplyParameterFromQuery]
    private string? Met { get; set; }

    [SupplyParameterFromQuery]
    private string? Service { get; set; }

    [SupplyParameterFromQuery]
    private string? Run { get; set; }

    [SupplyParameterFromQuery]
    private string? ClosedBy { get; set; }

    private FindingFilter Filter => new()
    {
        Text = Q,
        State = Read<FindingState>(State),
        Severity = Read<Severity>(Severity),
        Age = Read<FindingAge>(Age),
        Region = Read<Region>(Region),
        Organisation = Org,
        Obligation = Obligation,
        OpenOnly = Open == "true",
        OverdueOnly = Overdue == "true",
        ByEvaluationOnly = Register == "true",
        WaivedOnly = Waived == "true",
        MetOnly = Met == "true",
        Service = Guid.TryParse(Service, out var service) ? new ServiceId(service) : null,
        OpenedBy = Guid.TryParse(Run, out var opener) ? new AuditRunId(opener) : null,
        ClosedBy = Guid.TryParse(ClosedBy, out var closer) ? new AuditRunId(closer) : null,
    };

    private IReadOnlyList<Choice<string>> OrganisationChoices => [.. (choices?.Organisations ?? []).ByName(o => o.Name).Select(o => new Choice<string>(o.Code, o.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<string>> ObligationChoices => [.. ObligationCatalogue.All.Select(o => new Choice<string>(o.Id, $"{o.Id}: {Reasons.Title(o.Id)}"))];

    // What no field of the form shows.
    private IReadOnlyList<(string Name, string Words)> Active =>
    [
        .. new (string Name, string? Words)[]
        {
            ("q", string.IsNullOrWhiteSpace(Q) ? null : $"“{Q}”"),
            ("service", Filter.Service is null ? null : T["Filter.Service"].Value),
            ("run", Filter.OpenedBy is null ? null : T["Filter.Run"].Value),
            ("closedby", Filter.ClosedBy is null ? null : T["Filter.ClosedBy"].Value),
        }.Where(f => f.Words is not null).Select(f => (f.Name, f.Words!)),
    ];

    protected override async Task OnInitializedAsync()
    {
        var offered = await UseCases.SendAsync(new GetAuditChoicesQuery());
        choices = offered.IsSuccess ? offered.Value : null;
    }

    protected override void OnParametersSet() => text = Q;

    private static T? Read<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var read) && Enum.IsDefined(read) && !char.IsAsciiDigit(value![0]) ? read : null;

    private static string ServiceName(FindingRow row) => row.ServiceName.In(PortalCulture.Language) is { Length: > 0 } name ? name : row.ServiceCode;

    private bool IsOverdue(FindingRow row) => row.IsOverdueOn(Dates.DayOf(Clock.GetUtcNow()));

    private void Go(string name, string? value) => Navigation.NavigateTo(With(name, value));

    private string With(string name, string? value) => Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value);

    private async Task<PortalGridPage<FindingRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListFindingsQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
