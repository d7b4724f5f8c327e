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

    // Shown at once: drawn anew with the answer of before, a field would lose what is typed into it meanwhile.
    protected Task Set(T changed)
    {
        Value = changed;
        return ValueChanged.InvokeAsync(changed);
    }
}

/// <summary>Numbers as the sections keep them.</summary>
internal static class SectionNumbers
{
    /// <summary>The number as a small one; beyond any limit it stays beyond it, so that the refusal names the limit.</summary>
    /// <param name="number">What was entered.</param>
    public static int? Within(this long? number) => number is null ? null : (int)Math.Clamp(number.Value, int.MinValue, int.MaxValue);
}
