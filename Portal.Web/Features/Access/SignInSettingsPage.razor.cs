using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access;

/// <summary>The identity providers with their health, and the rules by which their claims give roles.</summary>
public sealed partial class SignInSettingsPage
{
    private const int KeysShown = 3;

    private SignInSettings? settings;
    private IReadOnlyList<FieldProblem> problems = [];
    private string? problem;
    private ClaimRuleId next = ClaimRuleId.New();
    private string? providerKey;
    private string? claim = "groups";
    private string? value;
    private Role? role;
    private string? organisation;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    private IReadOnlyList<Choice<string?>> ProviderChoices => [.. settings!.Providers.Select(p => new Choice<string?>(p.Key, p.Name.In(PortalCulture.Language)))];

    private IReadOnlyList<Choice<string?>> OrganisationChoices => [.. settings!.Organisations.Select(o => new Choice<string?>(o.Code, $"{o.Name.In(PortalCulture.Language)} ({o.Code})"))];

    protected override Task OnInitializedAsync() => LoadAsync();

    private static string KeyNames(SignInProvider provider) => string.Join(" · ", provider.Keys.Take(KeysShown)) + (provider.Keys.Count > KeysShown ? " …" : "");

    // A rule outlives the provider it was made for; it then gives nothing and can still be removed.
    private string ProviderName(string key) => settings!.Providers.FirstOrDefault(p => p.Key == key)?.Name.In(PortalCulture.Language) ?? key;

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetSignInSettingsQuery());
        if (found.IsSuccess) settings = found.Value;
        else problem = Errors[found.Error!];
    }

    private Task AddAsync() => OnceAsync(async () =>
    {
        var added = await UseCases.SendAsync(new AddClaimRuleCommand(next, providerKey ?? "", claim ?? "", value ?? "", role, organisation ?? ""));
        problems = added.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (problems.Count > 0) return;
        Toast.Success(T[RoleRules.IsPrivileged(role!.Value) ? "Admin.Added.Waits" : "Admin.Added"]);
        (next, value, role) = (ClaimRuleId.New(), null, null);
        await LoadAsync();
    });

    private Task ConfirmAsync(ClaimRuleRow rule) => DoAsync(new ConfirmClaimRuleCommand(rule.Id), "Admin.Confirmed");

    private async Task RemoveAsync(ClaimRuleRow rule)
    {
        if (await ConfirmDialog.OpenAsync(Dialogs, T["Admin.Remove.Title"], T["Admin.Remove.Text"], T["Admin.Remove"], danger: true))
            await DoAsync(new RemoveClaimRuleCommand(rule.Id), "Admin.Removed");
    }

    private Task DoAsync(MediatR.IRequest<Result> command, string done) => OnceAsync(async () =>
    {
        var changed = await UseCases.SendAsync(command);
        problem = changed.Error is { } refusal ? Errors[refusal] : null;
        if (problem is null) Toast.Success(T[done]);
        await LoadAsync();
    });
}
