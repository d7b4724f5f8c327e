using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Application.Evidence.Network;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>Takes a dump of a network's registry in and leads to the preview of what it would change.</summary>
public sealed partial class UploadDumpPage
{
    private IReadOnlyList<FieldProblem> problems = [];
    private IBrowserFile? file;
    private string? name = NetworkName.Public;
    private bool synthetic;
    private IReadOnlyList<KnownNetworkRow> offered = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "network")]
    private string? Asked { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var known = await UseCases.SendAsync(new GetNetworkQuery(null));
        if (!known.IsSuccess || !known.Value.MayImport)
        {
            Navigation.NotFound();
            return;
        }

        offered = [.. known.Value.Networks, .. known.Value.Wanting];
        if (offered.FirstOrDefault(n => n.Name == Asked) is { } chosen) Take(chosen);
    }

    private void Take(KnownNetworkRow known) => (name, synthetic) = (known.Name, known.IsSynthetic);

    private void Choose(InputFileChangeEventArgs chosen) => (file, problems) = (chosen.File, []);

    private Task CompareAsync() => OnceAsync(async () =>
    {
        problems = file is null ? [new("Content", Errors.Of("Common.Required"))]
            : file.Size > UploadNetworkDumpCommand.MaxBytes ? [new("Content", Errors.Of("Network.TooLarge"))]
            : await UploadAsync(file);
    });

    private async Task<IReadOnlyList<FieldProblem>> UploadAsync(IBrowserFile chosen)
    {
        using var content = new MemoryStream((int)chosen.Size);
        await using (var stream = chosen.OpenReadStream(UploadNetworkDumpCommand.MaxBytes)) await stream.CopyToAsync(content);
        var network = name?.Trim() ?? "";
        var uploaded = await UseCases.SendAsync(new UploadNetworkDumpCommand(network, synthetic, chosen.Name, content.ToArray()));
        if (uploaded.Error is { } refusal) return refusal.Kind == ErrorKind.Invalid && refusal.Fields.Count == 0 ? [new("Content", Errors[refusal])] : Errors.Problems(refusal);
        Navigation.NavigateTo(NetworkLook.At(network, $"imports/{uploaded.Value}"));
        return [];
    }
}
