using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Waivers;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Waivers;

/// <summary>Asks for a waiver of an obligation that a service of one's own fails.</summary>
public sealed partial class RequestWaiverPage
{
    // Made once, so that a second click asks for nothing twice.
    private readonly WaiverId id = WaiverId.New();
    private readonly List<MeasureDraft> measures = [new()];
    private IReadOnlyList<FieldProblem> problems = [];
    private WaiverGroundDetail? ground;
    private string? reason;
    private DateOnly? until;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Service { get; set; }

    [SupplyParameterFromQuery]
    private string? Obligation { get; set; }

    private ServiceId Asked => new(AddressValue.Id(Service) ?? Guid.Empty);

    private OpenWaiver? Pending => ground!.Open.FirstOrDefault(o => WaiverLifecycle.IsPending(o.State));

    private string ServiceName => ground!.ServiceName.In(PortalCulture.Language) is { Length: > 0 } name ? name : ground.ServiceCode;

    // Why nothing can be asked for, in place of the form.
    private string? Hindrance => ground switch
    {
        _ when Pending is not null => Errors[WaiverErrors.AlreadyAsked],
        { Ground.Verdict.Outcome: not Outcome.Fail } => Errors[WaiverErrors.NotFailing],
        { Body: null } => Errors[WaiverErrors.NotWaivable],
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (ground is not null) return;
        var found = await UseCases.SendAsync(new GetWaiverGroundQuery(Asked, Obligation ?? ""));
        if (found.IsSuccess) ground = found.Value;
        else Navigation.NotFound();
    }

    private string? ProblemAt(int place, string field) => problems.For($"Measures[{place}].{field}");

    private Task SendAsync() => OnceAsync(async () =>
    {
        problems = Missing();
        if (problems.Count > 0) return;
        var asked = await UseCases.SendAsync(new RequestWaiverCommand(
            id, Asked, Obligation!, reason ?? "", [.. measures.Select(m => new WaiverMeasure(m.What ?? "", m.Who ?? "", m.By!.Value))], until!.Value));
        problems = asked.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (asked.IsSuccess) Navigation.NavigateTo($"/compliance/waivers/{id.Value}");
    });

    // All at once: a day that was not given has no value to send, and one problem after the other tires.
    private IReadOnlyList<FieldProblem> Missing()
    {
        var found = new List<FieldProblem>();
        if (string.IsNullOrWhiteSpace(reason)) found.Add(new("Reason", T["Missing.Reason"]));
        if (until is null) found.Add(new("Until", T["Missing.Until"]));
        for (var i = 0; i < measures.Count; i++)
        {
            var number = Numbers.Count(i + 1);
            if (string.IsNullOrWhiteSpace(measures[i].What)) found.Add(new($"Measures[{i}].What", T["Missing.What", number]));
            if (string.IsNullOrWhiteSpace(measures[i].Who)) found.Add(new($"Measures[{i}].Who", T["Missing.Who", number]));
            if (measures[i].By is null) found.Add(new($"Measures[{i}].By", T["Missing.By", number]));
        }

        return found;
    }

    private sealed class MeasureDraft
    {
        public string? What { get; set; }

        public string? Who { get; set; }

        public DateOnly? By { get; set; }
    }
}
