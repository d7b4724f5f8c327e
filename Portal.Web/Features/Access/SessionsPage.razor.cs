using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Access;

/// <summary>Where the person is signed in, and the way to end it.</summary>
public sealed partial class SessionsPage
{
    private IReadOnlyList<SessionRow>? sessions;
    private string? refused;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var read = await UseCases.SendAsync(new ListSessionsQuery());
        sessions = read.IsSuccess ? read.Value : [];
    }

    private Task EndAsync(SessionId id) => OnceAsync(async () => await SayAsync(await UseCases.SendAsync(new EndSessionCommand(id)), T["Done.One"]));

    private Task EndOthersAsync() => OnceAsync(async () => await SayAsync(await UseCases.SendAsync(new EndOtherSessionsCommand()), T["Done.Others"]));

    private async Task SayAsync(Result result, string done)
    {
        refused = result.Error is { } refusal ? Errors[refusal] : null;
        if (refused is null) Toast.Success(done);
        await LoadAsync();
    }

    private string Words(SessionRow session) => (session.Origin.Browser, session.Origin.System) switch
    {
        ("", "") => T["Browser.Unknown"],
        ("", var system) => system,
        (var browser, "") => browser,
        var (browser, system) => T["Browser.On", browser, system],
    };
}
