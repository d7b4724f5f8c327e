using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Application.PublicRegister;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.PublicRegister;

/// <summary>The list of the public register, drawn from what the controller found.</summary>
public sealed partial class PublicListPage
{
    [Inject]
    private IStringLocalizer<PublicText> T { get; set; } = default!;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Inject]
    private CountryText Countries { get; set; } = default!;

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired]
    public FoundPublicServices Page { get; set; } = default!;

    /// <summary>The counts in the filters.</summary>
    [Parameter, EditorRequired]
    public PublicServiceCounts Counts { get; set; } = default!;

    /// <summary>What was asked for.</summary>
    [Parameter, EditorRequired]
    public PublicRegisterAddress Address { get; set; } = default!;

    /// <summary>Light or dark; null for the reader's own setting.</summary>
    [Parameter]
    public string? Theme { get; set; }

    private PublicServiceFilter Filter => Address.ToFilter();

    private IReadOnlyList<Choice<string>> Places =>
        [.. Counts.Countries.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => Counted(c.Key, Countries[c.Key], c.Value))];

    private IReadOnlyList<Choice<string>> Owners => [.. OwnersBelow(null, 0)];

    // As the tree stands: whoever is below another comes after it, further in. One whose superior shows nothing stands by itself.
    private IEnumerable<Choice<string>> OwnersBelow(string? above, int depth)
    {
        var all = Counts.Organisations;
        foreach (var owner in all.Where(o => above is null ? o.Above is null || all.All(other => other.Code != o.Above) : o.Above == above).ByName(o => o.Name))
        {
            yield return Counted(owner.Code, new string('\u2003', depth) + owner.Name.In(PortalCulture.Language), owner.Count);
            foreach (var below in OwnersBelow(owner.Code, depth + 1)) yield return below;
        }
    }

    private Choice<string>[] Of<T>(IReadOnlyDictionary<T, int> counts)
        where T : struct, Enum => [.. counts.OrderBy(c => c.Key).Select(c => Counted(c.Key.ToString(), Names[c.Key], c.Value))];

    private Choice<string> Counted(string value, string label, int count) => new(value, T["Choice", label, Numbers.Count(count)]);

    private string At(string cursor) => (Address with { At = cursor }).On();

    private static string NameOf(PublicServiceRow row) => row.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : row.Code;
}
