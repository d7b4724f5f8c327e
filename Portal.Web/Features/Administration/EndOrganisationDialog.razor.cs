using Microsoft.AspNetCore.Components;
using Portal.Application.Organisations;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Administration;

public sealed partial class EndOrganisationDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private DateOnly? lastDay;
    private OrganisationId? successor;
    private string? reason;
    private string? typed;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Parameter, EditorRequired]
    public OrganisationDetail Organisation { get; set; } = default!;

    private IReadOnlyList<Choice<OrganisationId?>> Heirs => [.. Organisation.Keep!.Heirs.Select(h => new Choice<OrganisationId?>(h.Id, $"{h.Name.In(PortalCulture.Language)} ({h.Code})"))];

    private IEnumerable<string> Left
    {
        get
        {
            if (Organisation.Services > 0) yield return T.Count("End.Services", Organisation.Services);
            if (Organisation.Filings > 0) yield return T.Count("End.Filings", Organisation.Filings);
            if (Organisation.Keep!.People > 0) yield return T.Count("End.People", Organisation.Keep.People);
            if (Organisation.Keep.Tokens > 0) yield return T.Count("End.Tokens", Organisation.Keep.Tokens);
            yield return T["End.Unfinal"];
        }
    }

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, OrganisationDetail organisation) =>
        await dialogs.OpenAsync<EndOrganisationDialog>(title, new Dictionary<string, object?> { [nameof(Organisation)] = organisation }, DialogFrame.Options(title)) is true;

    protected override void OnInitialized() => lastDay = Dates.DayOf(Clock.GetUtcNow());

    private Task SendAsync() => OnceAsync(async () =>
    {
        if (!string.Equals(typed?.Trim(), Organisation.Code, StringComparison.OrdinalIgnoreCase))
        {
            problems = [new FieldProblem("Typed", T["End.Code.Wrong"])];
            return;
        }

        var ended = await UseCases.SendAsync(new EndOrganisationCommand(Organisation.Id, Organisation.Version, lastDay ?? default, successor, reason ?? ""));
        problems = ended.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (ended.IsSuccess) Dialogs.Close(true);
    });
}
