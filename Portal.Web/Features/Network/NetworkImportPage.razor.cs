using Microsoft.AspNetCore.Components;
using Portal.Application.Evidence.Network;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Network;

/// <summary>One import and what it changes: before it is applied as a preview, afterwards as the record.</summary>
public sealed partial class NetworkImportPage
{
    private NetworkImportDetail? detail;
    private string? problem;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    private NetworkImportRow Row => detail!.Row;

    private bool Waits => Row.State == NetworkImportState.Waiting;

    private string Title => Row.Number is { } number ? T["Import.Title", NetworkLook.Name(T, Network), number] : T["Preview", NetworkLook.Name(T, Network)];

    // A network that is only about to be known has no page yet.
    private IReadOnlyList<Crumb> Crumbs => Waits && Row.Against == 0
        ? [new(T["Title"], "/network"), new(T["Import.Waiting"])]
        : NetworkLook.Crumbs(T, Network, new Crumb(T["Imports"], NetworkLook.At(Network, "imports")), new Crumb(Row.Number is { } number ? T["Import.Number", number] : T["Import.Waiting"]));

    private NetworkChangeKind? Asked => Enum.TryParse<NetworkChangeKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Kind![0]) ? kind : null;

    private string Csv => NetworkLook.At(Network, $"imports/{Id}/changes.csv{(Asked is { } kind ? $"?kind={kind}" : "")}");

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Row.Id.Value == Id) return;
        await LoadAsync();
        if (detail?.Row.Network == Network) return;
        detail = null;
        Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var read = await UseCases.SendAsync(new GetNetworkImportQuery(new NetworkImportId(Id)));
        detail = read.IsSuccess ? read.Value : null;
    }

    private string With(NetworkChangeKind? kind) => Navigation.GetUriWithQueryParameter("kind", kind?.ToString());

    private Task ApplyAsync() => OnceAsync(async () =>
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, T["Apply.Title"], T["Apply.Text"], T["Apply"])) return;
        if (await DoAsync(new ApplyNetworkImportCommand(Row.Id, Row.Version))) Toast.Success(T["Apply.Done"]);
        await LoadAsync();
    });

    private Task DiscardAsync() => OnceAsync(async () =>
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, T["Discard.Title"], T["Discard.Text"], T["Discard"], danger: true)) return;
        if (await DoAsync(new DiscardNetworkImportCommand(Row.Id, Row.Version))) Navigation.NavigateTo("/network");
    });

    private async Task<bool> DoAsync(MediatR.IRequest<Result> command)
    {
        var result = await UseCases.SendAsync(command);
        problem = result.Error is { } refusal ? Errors[refusal] : null;
        return problem is null;
    }
}
