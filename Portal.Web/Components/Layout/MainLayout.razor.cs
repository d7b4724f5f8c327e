using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Portal.Web.Resources;

namespace Portal.Web.Components.Layout;

public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? boundary;
    private FrameModel frame = FrameModel.Empty;
    private string? loadedFor;

    /// <summary>What the page was drawn with before the circuit: loaded once, it is the same in both. Null until it is known who reads.</summary>
    [PersistentState]
    public FrameModel? Loaded { get; set; }

    [Inject]
    private IStringLocalizer<FrameText> T { get; set; } = default!;

    [Inject]
    private IFrameData Data { get; set; } = default!;

    [Inject]
    private FailedParts Failed { get; set; } = default!;

    [Inject]
    private FrameNews News { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string Path => Here.Split('?')[0];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Browser.InvokeVoidAsync("portal.interactive");
        }
    }

    public void Dispose() => News.Changed -= Reload;

    protected override void OnInitialized() => News.Changed += Reload;

    protected override async Task OnParametersSetAsync()
    {
        // A new page starts without the failure of the last one, and with fresh counts.
        if (loadedFor == Path)
        {
            return;
        }

        var isHandedOver = loadedFor is null && Loaded is not null;
        loadedFor = Path;
        boundary?.Recover();
        if (!isHandedOver) Loaded = await Data.LoadAsync();
        frame = Loaded!;
    }

    private void Reload(object? sender, EventArgs e) => _ = InvokeAsync(async () =>
    {
        frame = Loaded = await Data.LoadAsync();
        StateHasChanged();
    });
}
