using Microsoft.AspNetCore.Components;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Tokens;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Tokens;

public sealed partial class CreateTokenDialog
{
    private readonly ApiTokenId id = ApiTokenId.New();
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyCollection<string>? scopes = [Permissions.Services.Read];
    private TokenChoices? choices;
    private PersonId? person;
    private string? name;
    private DateOnly? validUntil;

    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private IReadOnlyList<Choice<string>> Organisations => [.. (choices?.Organisations ?? []).Select(o => new Choice<string>(o.Code, $"{o.Code}: {o.Name.In(PortalCulture.Language)}"))];

    private IReadOnlyList<Choice<PersonId?>> People => [.. (choices?.People ?? []).ByName(p => p.Name).Select(p => new Choice<PersonId?>(p.Id, p.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<string>> Scopes => [.. TokenScopes.All.Select(s => new Choice<string>(s, T["Scope." + s], s))];

    public static async Task<bool> OpenAsync(DialogService dialogs, string title) =>
        await dialogs.OpenAsync<CreateTokenDialog>(title, new Dictionary<string, object?> { [nameof(Title)] = title }, DialogFrame.Options(title)) is true;

    protected override Task OnInitializedAsync() => LoadAsync(null);

    private async Task LoadAsync(string? organisation)
    {
        var found = await UseCases.SendAsync(new GetTokenChoicesQuery(organisation));
        (choices, person) = (found.IsSuccess ? found.Value : null, null);
    }

    private Task SendAsync() => OnceAsync(async () =>
    {
        if (choices is null) return;
        var made = await UseCases.SendAsync(new CreateTokenCommand(id, choices.Organisation, person ?? default, name ?? "", [.. scopes ?? []], validUntil));
        problems = made.Error is { } error ? Errors.Problems(error) : [];
        if (problems.Count == 0) Dialogs.Close(true);
    });
}
