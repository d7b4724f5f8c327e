using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Application.Sandbox;
using Portal.Domain.Access;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>Where to file: the choice of a scheme begins the draft.</summary>
public sealed partial class NewSandboxPage
{
    // Made with the page, so that a second click begins nothing twice.
    private readonly SandboxApplicationId id = SandboxApplicationId.New();

    private IReadOnlyList<SandboxSchemeView> schemes = [];
    private IReadOnlyList<FieldProblem> problems = [];
    private SandboxSchemeId scheme;
    private bool refused;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private IReadOnlyList<Choice<SandboxSchemeId>> Choices =>
    [
        .. schemes.Select(s => new Choice<SandboxSchemeId>(
            s.Id,
            s.Name.In(PortalCulture.Language),
            T["New.Terms", s.Regulator.In(PortalCulture.Language), Numbers.Count(s.Cohort), Numbers.Count(s.Terms.DecisionDays), Numbers.Count(s.Terms.MaxTestDays)])),
    ];

    protected override async Task OnInitializedAsync()
    {
        var me = await UseCases.SendAsync(new GetMeQuery());
        refused = !me.IsSuccess || !me.Value.Permissions.Contains(Permissions.Sandbox.File);
        var found = await UseCases.SendAsync(new ListSandboxSchemesQuery());
        if (found.IsSuccess) schemes = found.Value;
    }

    private Task StartAsync() => OnceAsync(async () =>
    {
        if (scheme == default)
        {
            problems = [new("Scheme", T["New.Missing"])];
            return;
        }

        var result = await UseCases.SendAsync(new StartSandboxApplicationCommand(id, scheme));
        if (result.Error is { } error) problems = Errors.Problems(error);
        else Navigation.NavigateTo($"/sandbox/{id}/edit");
    });
}
