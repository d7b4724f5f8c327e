using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

/// <summary>When a new plan runs.</summary>
public enum ScheduleChoice
{
    Now,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Custom,
}

/// <summary>A new audit plan: what is checked, and now or on a schedule.</summary>
public sealed partial class NewAuditPage
{
    private const int LastDay = 28;

    // Made once, so that a second click makes nothing twice.
    private readonly AuditPlanId planId = AuditPlanId.New();
    private readonly AuditRunId runId = AuditRunId.New();
    private IReadOnlyList<FieldProblem> problems = [];
    private AuditChoices? choices;
    private string? nameEn;
    private string? nameUr;
    private OrganisationId? organisation;
    private Region? region;
    private DataClass? dataClass;
    private IReadOnlyCollection<string>? obligations = [];
    private ScheduleChoice when;
    private int weekday = 5;
    private int day = 1;
    private string? time = "21:00";
    private string? custom = "0 21 * * 5";

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IJobScheduler Scheduler { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private ReasonText Reasons { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    /// <summary>Services to narrow the audit to.</summary>
    [SupplyParameterFromQuery(Name = "service")]
    private string[]? Asked { get; set; }

    private IEnumerable<ServiceId> Named => (Asked ?? []).Select(AddressValue.Id).OfType<Guid>().Select(id => new ServiceId(id));

    private IReadOnlyList<AuditChosenService> Services => choices?.Services ?? [];

    private IReadOnlyList<Choice<OrganisationId?>> OrganisationChoices =>
        [.. (choices?.Organisations ?? []).ByName(o => o.Name).Select(o => new Choice<OrganisationId?>(o.Id, o.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<string>> ObligationChoices => [.. (choices?.Obligations ?? []).Select(id => new Choice<string>(id, Reasons.Title(id), id))];

    private IReadOnlyList<Choice<ScheduleChoice>> WhenChoices => [.. Enum.GetValues<ScheduleChoice>().Select(w => new Choice<ScheduleChoice>(w, T[$"When.{w}"]))];

    private static IReadOnlyList<Choice<int>> WeekdayChoices => [.. Enumerable.Range(1, 7).Select(d => new Choice<int>(d, ScheduleWords.Weekday(d)))];

    private static IReadOnlyList<Choice<int>> DayChoices => [.. Enumerable.Range(1, LastDay).Select(d => new Choice<int>(d, Numbers.Count(d)))];

    private string? CronNow
    {
        get
        {
            if (when == ScheduleChoice.Custom) return string.IsNullOrWhiteSpace(custom) ? null : string.Join(' ', custom.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (when == ScheduleChoice.Now || !TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at)) return null;
            var clock = FormattableString.Invariant($"{at.Minute} {at.Hour}");
            return when switch
            {
                ScheduleChoice.Daily => $"{clock} * * *",
                ScheduleChoice.Weekly => FormattableString.Invariant($"{clock} * * {weekday}"),
                ScheduleChoice.Monthly => FormattableString.Invariant($"{clock} {day} * *"),
                _ => FormattableString.Invariant($"{clock} {day} 1,4,7,10 *"),
            };
        }
    }

    private DateTimeOffset? NextRun => CronNow is { } cron ? Scheduler.NextAfter(cron, Clock.GetUtcNow()) : null;

    protected override async Task OnInitializedAsync()
    {
        var offered = await UseCases.SendAsync(new GetAuditChoicesQuery([.. Named]));
        if (offered.IsSuccess && offered.Value.MayManage) choices = offered.Value;
        else Navigation.NotFound();
    }

    private Task SaveAsync() => OnceAsync(async () =>
    {
        problems = when == ScheduleChoice.Now || CronNow is not null ? await CreateAsync() : [new(when == ScheduleChoice.Custom ? "Cron" : "time", Errors.Of("Common.Required"))];
    });

    private async Task<IReadOnlyList<FieldProblem>> CreateAsync()
    {
        var scope = new AuditScope { Services = [.. Services.Select(s => s.Id)], Organisation = organisation, Region = region, DataClass = dataClass, Obligations = [.. obligations ?? []] };
        var created = await UseCases.SendAsync(new CreateAuditPlanCommand(planId, nameEn ?? "", nameUr ?? "", scope, CronNow));
        if (created.Error is { } refusal) return Errors.Problems(refusal);
        if (when != ScheduleChoice.Now)
        {
            Toast.Success(T["Plan.WasSaved"]);
            Navigation.NavigateTo("/audits");
            return [];
        }

        var started = await UseCases.SendAsync(new StartAuditRunCommand(runId, planId));
        if (started.Error is { } late) return Errors.Problems(late);
        Navigation.NavigateTo($"/audits/runs/{runId.Value}");
        return [];
    }
}
