using Microsoft.AspNetCore.Components;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Tokens;

public sealed partial class HandOverDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<Choice<PersonId?>> people = [];
    private PersonId? person;

    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public TokenRow Token { get; set; } = default!;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, TokenRow token) => await dialogs.OpenAsync<HandOverDialog>(
        title, new Dictionary<string, object?> { [nameof(Title)] = title, [nameof(Token)] = token }, DialogFrame.Options(title)) is true;

    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new GetTokenChoicesQuery(Token.OrganisationCode));
        people = found.IsSuccess ? [.. found.Value.People.ByName(p => p.Name).Select(p => new Choice<PersonId?>(p.Id, p.Name.In(PortalCulture.Language)))] : [];
    }

    private Task SendAsync() => OnceAsync(async () =>
    {
        var result = await UseCases.SendAsync(new HandOverTokenCommand(Token.Id, Token.Version, person ?? default));
        problems = result.Error is { } error ? Errors.Problems(error) : [];
        if (problems.Count == 0) Dialogs.Close(true);
    });
}
