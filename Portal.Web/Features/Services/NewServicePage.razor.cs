using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>What a filing needs, and the button that begins one.</summary>
public sealed partial class NewServicePage
{
    // Made with the page: a second click begins nothing twice.
    private readonly ServiceId id = ServiceId.New();
    private IReadOnlyList<FieldProblem> problems = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private Task StartAsync() => OnceAsync(async () =>
    {
        var started = await UseCases.SendAsync(new StartServiceCommand(id));
        if (started.Error is { } error) problems = Errors.Problems(error);
        else Navigation.NavigateTo($"/services/{id.Value}/register");
    });
}
