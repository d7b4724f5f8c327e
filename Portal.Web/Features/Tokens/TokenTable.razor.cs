using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Tokens;
using Portal.Domain.Tokens;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Tokens;

public sealed partial class TokenTable
{
    private int changes;

    /// <summary>Only those that act for the person, who may take their secrets.</summary>
    [Parameter, EditorRequired]
    public bool Mine { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private string Title => T[Mine ? "Mine.Title" : "Title"];

    private static string Icon(TokenState state) => state switch
    {
        TokenState.Usable => "check",
        TokenState.Waiting => "clock",
        TokenState.Expired => "cal",
        _ => "stop",
    };

    private async Task<PortalGridPage<TokenRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListTokensQuery(new PageRequest(asked.Skip, asked.Take), Mine));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }

    private Task IssueAsync(TokenRow token) => OnceAsync(async () =>
    {
        if (token.State == TokenState.Usable && !await ConfirmDialog.OpenAsync(Dialogs, T["TakeNew"], T["TakeNew.Text", token.Name], T["TakeNew"], danger: true)) return;
        var issued = await UseCases.SendAsync(new IssueTokenCommand(token.Id, token.Version));
        if (issued.Error is { } error) await ConfirmDialog.OpenAsync(Dialogs, T["Take"], Errors[error], T["Understood"]);
        else await SecretDialog.OpenAsync(Dialogs, T["Secret.Title"], token.Name, issued.Value);
        changes++;
    });

    private async Task HandOverAsync(TokenRow token)
    {
        if (await HandOverDialog.OpenAsync(Dialogs, T["HandOver"], token)) Done(T["HandOver.Done"]);
    }

    private async Task RevokeAsync(TokenRow token)
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Revoke.Title"],
            Subject = $"{token.Id.Code}: {token.Name}",
            Choices = [new("revoke", T["Revoke"])],
            ReasonMaxLength = ApiToken.ReasonMaxLength,
            Consequence = T["Revoke.Consequence"],
            ConfirmText = _ => T["Revoke"],
            Confirm = async decision =>
            {
                var result = await UseCases.SendAsync(new RevokeTokenCommand(token.Id, token.Version, decision.Reason));
                return result.Error is { } error ? [.. Errors.Problems(error).Select(p => p with { Field = p.Field.Length > 0 ? "decision-reason" : "" })] : [];
            },
        });
        if (decided is not null) Done(T["Revoke.Done"]);
    }

    private void Done(string words)
    {
        Toast.Success(words);
        changes++;
    }
}
