using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Evidence.Network;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Network;

/// <summary>Records what an inspector saw at a site. A photograph is in the store as soon as it is chosen; whatever is not recorded in the end is tidied away.</summary>
public sealed partial class InspectPage
{
    private readonly List<ChosenPhoto> photos = [];
    private IReadOnlyList<FieldProblem> problems = [];
    private SiteDetail? site;
    private InspectionRow? corrected;
    private DateOnly? on;
    private string? inspector;
    private string? body;
    private long? counted;
    private string? racks;
    private string? access;
    private EnergySupply? energy;
    private string? power;
    private InspectionResult? result;
    private string? note;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private IDocumentStore Store { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Corrects { get; set; }

    private string SiteAt => NetworkLook.At(Network, $"sites/{Id}");

    private DateOnly Today => Clock.TodayInPakistan();

    private IReadOnlyList<Choice<InspectionResult?>> ResultChoices => [.. Enum.GetValues<InspectionResult>().Select(r => new Choice<InspectionResult?>(r, Names[r], T[$"Result.{r}"]))];

    protected override async Task OnInitializedAsync()
    {
        var read = await UseCases.SendAsync(new GetSiteQuery(Network, Id));
        site = read.IsSuccess && read.Value.MayInspect ? read.Value : null;
        corrected = site?.Inspections.FirstOrDefault(i => i.Id.ToString() == Corrects && i.CorrectedBy is null);
        if (site is null || (Corrects is not null && corrected is null)) Navigation.NotFound();
        else if (corrected is not null) Begin(corrected.Seen);
    }

    private static string PhotoId(int index) => FormattableString.Invariant($"Photos[{index}].Shows");

    // A correction begins with what it corrects; photographs are chosen anew.
    private void Begin(InspectionRecord seen)
    {
        (on, inspector, body, counted, result) = (seen.On, seen.Inspector, seen.Body, seen.NodesCounted, seen.Result);
        (racks, access, energy, power, note) = (seen.Racks, seen.Access, seen.Energy, seen.Power, seen.Note);
    }

    private Task TakeAsync(InputFileChangeEventArgs chosen) => OnceAsync(async () =>
    {
        problems = [];
        if (photos.Count + chosen.FileCount > SiteInspection.MostPhotos) problems = [new("photos", Errors[NetworkErrors.TooManyPhotos])];
        else
        {
            foreach (var file in chosen.GetMultipleFiles(SiteInspection.MostPhotos)) await TakeAsync(file);
        }
    });

    private async Task TakeAsync(IBrowserFile file)
    {
        var name = DocumentName.Clean(file.Name);
        var id = InspectionPhotoId.New();
        if (InspectionPhoto.TypeOf(name) is not null && file.Size is > 0 and <= SiteInspection.MaxPhotoSize)
        {
            await using var content = file.OpenReadStream(SiteInspection.MaxPhotoSize);
            if (await Store.SaveAsync(DocumentId.From(id.Value), content, SiteInspection.MaxPhotoSize, CancellationToken.None) is { Size: > 0 } stored)
            {
                photos.Add(new ChosenPhoto(id, name, stored));
                return;
            }
        }

        problems = [.. problems, new("photos", Errors[NetworkErrors.NotAPhoto(name)])];
    }

    private async Task DropAsync(ChosenPhoto photo)
    {
        photos.Remove(photo);
        await Store.DeleteAsync([DocumentId.From(photo.Id.Value)], CancellationToken.None);
    }

    private Task SaveAsync() => OnceAsync(async () =>
    {
        problems = [.. Missing()];
        if (problems.Count == 0) problems = await RecordAsync();
    });

    // What the record cannot be made without; everything else is the use case's to say.
    private IEnumerable<FieldProblem> Missing()
    {
        if (on is null) yield return new("Seen.On", Errors.Of("Common.Required"));
        if (result is null) yield return new("Seen.Result", Errors.Of("Common.Required"));
    }

    private async Task<IReadOnlyList<FieldProblem>> RecordAsync()
    {
        var seen = new InspectionRecord
        {
            On = on!.Value,
            Inspector = inspector?.Trim() ?? "",
            Body = body?.Trim() ?? "",
            Result = result!.Value,
            NodesCounted = counted is { } count ? (int)Math.Clamp(count, int.MinValue, int.MaxValue) : null,
            Racks = racks?.Trim() ?? "",
            Access = access?.Trim() ?? "",
            Energy = energy,
            Power = power?.Trim() ?? "",
            Note = note?.Trim() ?? "",
        };
        var uploaded = photos.ConvertAll(p => new UploadedPhoto(p.Id, p.Name, p.Stored.Size, p.Stored.Sha256, p.Shows?.Trim() ?? ""));
        var recorded = await UseCases.SendAsync(new RecordInspectionCommand(Network, Id, seen, uploaded, corrected?.Id));
        if (recorded.Error is { } refusal) return refusal == NetworkErrors.DayImpossible ? [new("Seen.On", Errors[refusal])] : Errors.Problems(refusal);
        Toast.Success(T["Inspect.Saved"]);
        Navigation.NavigateTo(SiteAt);
        return [];
    }

    // A photograph that was chosen and lies in the store.
    private sealed class ChosenPhoto(InspectionPhotoId id, string name, StoredContent stored)
    {
        public InspectionPhotoId Id => id;

        public string Name => name;

        public StoredContent Stored => stored;

        public string? Shows { get; set; }
    }
}
