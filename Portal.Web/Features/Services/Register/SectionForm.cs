using Microsoft.AspNetCore.Components;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Services.Register;

/// <summary>The questions of one section. A changed answer makes a changed section, which the page saves.</summary>
/// <typeparam name="T">The section.</typeparam>
public abstract class SectionForm<T> : ComponentBase
    where T : IServiceSection
{
    [Parameter, EditorRequired]
    public T Value { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<IServiceSection> ValueChanged { get; set; }

    [Parameter]
    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    protected Task Set(T changed) => ValueChanged.InvokeAsync(changed);
}
