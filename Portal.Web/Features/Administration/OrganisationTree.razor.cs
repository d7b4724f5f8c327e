using Microsoft.AspNetCore.Components;
using Portal.Application.Organisations;
using Portal.Domain.Organisations;
using Portal.Web.Text;

namespace Portal.Web.Features.Administration;

/// <summary>The tree of organisations, or a part of it.</summary>
public sealed partial class OrganisationTree
{
    private readonly Dictionary<OrganisationId, IReadOnlyList<OrganisationBranch>> known = [];
    private readonly HashSet<OrganisationId> open = [];
    private IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationBranch>>? taken;

    /// <summary>What the tree is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>Those that stand highest.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<OrganisationBranch> Roots { get; set; } = [];

    /// <summary>Finds what stands directly under one.</summary>
    [Parameter, EditorRequired]
    public Func<OrganisationId, Task<IReadOnlyList<OrganisationBranch>>> Unfold { get; set; } = default!;

    /// <summary>What is unfolded to begin with.</summary>
    [Parameter]
    public IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationBranch>>? Unfolded { get; set; }

    /// <summary>The one whose page it is.</summary>
    [Parameter]
    public OrganisationId? Current { get; set; }

    protected override void OnParametersSet()
    {
        if (Unfolded is null || Unfolded == taken) return;
        taken = Unfolded;
        foreach (var (above, below) in Unfolded)
        {
            known[above] = below;
            open.Add(above);
        }
    }

    private bool IsOpen(OrganisationBranch branch) => open.Contains(branch.Id) && known.ContainsKey(branch.Id);

    private async Task TurnAsync(OrganisationBranch branch)
    {
        if (open.Remove(branch.Id)) return;
        if (!known.ContainsKey(branch.Id)) known[branch.Id] = await Unfold(branch.Id);
        open.Add(branch.Id);
    }

    private static string IdOf(OrganisationId id) => $"under-{id.Value:N}";

    private static string NameOf(OrganisationBranch branch) => branch.Name.In(PortalCulture.Language);
}
