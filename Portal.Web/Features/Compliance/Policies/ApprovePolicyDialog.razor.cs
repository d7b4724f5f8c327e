using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>Asks for an approval; where the effect is grave, for the number of services too.</summary>
public sealed partial class ApprovePolicyDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private WhatIfResult? result;
    private long? confirmed;
    private string? reason;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter, EditorRequired]
    public PolicyVersionDetail Policy { get; set; } = default!;

    private string Title => T[Policy.Approvals.Count == 0 ? "Do.ApproveFirst" : "Do.Approve"];

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, PolicyVersionDetail policy) =>
        await dialogs.OpenAsync<ApprovePolicyDialog>(title, new Dictionary<string, object?> { [nameof(Policy)] = policy }, DialogFrame.Options(title)) is true;

    protected override async Task OnInitializedAsync()
    {
        var seen = await UseCases.SendAsync(new GetWhatIfQuery(Policy.Number));
        result = seen is { IsSuccess: true, Value.WhatIf: { Holds: true, Result: { } holds } } ? holds : null;
    }

    private Task SendAsync() => OnceAsync(async () =>
    {
        var typed = confirmed is { } number and >= 0 and <= int.MaxValue ? (int)number : (int?)null;
        var approved = await UseCases.SendAsync(new ApprovePolicyCommand(Policy.Id, Policy.Version, reason ?? "", typed));
        problems = approved.Error is { } refusal ? [.. Errors.Problems(refusal).Select(p => AtField(p, refusal.Code))] : [];
        if (approved.IsSuccess) Dialogs.Close(true);
    });

    private FieldProblem AtField(FieldProblem problem, string code) =>
        code == PolicyErrors.NotConfirmed(0).Code && result?.IsGrave == true ? problem with { Field = "Confirmed" } : problem;
}
