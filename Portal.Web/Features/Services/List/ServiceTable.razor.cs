using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>Rows of services.</summary>
public sealed partial class ServiceTable
{
    [Parameter, EditorRequired]
    public FoundServices Page { get; set; } = default!;

    /// <summary>The list that is shown.</summary>
    [Parameter, EditorRequired]
    public ServiceListAddress Address { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ServiceColumn> Columns { get; set; } = [];

    /// <summary>Which rows these are, in words; empty while they are being counted.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>The rows that are chosen.</summary>
    [Parameter]
    public IReadOnlyList<ServiceRow> Chosen { get; set; } = [];

    /// <summary>Other rows were chosen.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<ServiceRow>> OnChosen { get; set; }

    // The order that comes without being asked for runs down.
    private bool IsDescending => Address.Sort is null ? Page.Sort == "changed" : Address.Descending;

    private IReadOnlyList<ServiceRow> With(ServiceRow row, bool isChosen) => [.. Page.Items.Where(r => r == row ? isChosen : Chosen.Contains(r))];

    private string At(string cursor) => (Address with { At = cursor }).On();

    private string NameOf(ServiceRow row) => row.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private string? SortedAs(string sort) => sort != Page.Sort ? null : IsDescending ? "descending" : "ascending";

    // The newest is what people look for first; of all else the beginning.
    private string Sorted(string sort)
    {
        var descending = sort == Page.Sort ? !IsDescending : sort == "changed";
        return (Address with { Sort = sort, Dir = descending ? "desc" : null }).First().On();
    }

    private string OutcomeWords(ServiceRow row, Outcome overall) => overall switch
    {
        Outcome.Fail => T.Count("Outcome.Fail", row.Fails),
        Outcome.Undetermined => T.Count("Outcome.Undetermined", row.Undetermined),
        Outcome.Waived => T.Count("Outcome.Waived", row.Waived),
        _ => Names[overall],
    };

    private string CountriesOf(ServiceRow row) => string.Join(T["And"], row.Countries.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => Countries[c]));
}
