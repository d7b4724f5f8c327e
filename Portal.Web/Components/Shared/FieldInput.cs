using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.Shared;

/// <summary>
/// What every field takes: its id, words and value. Bind with <c>@bind-Value</c>. A field shows what it is given and nothing by itself: drawn anew by its own event, with the
/// value of before, it would overwrite what is typed while the answer is on its way.
/// </summary>
public abstract class FieldInput<TValue> : ComponentBase, IHandleEvent
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>The problem with the field, in the same words as in the summary.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter]
    public TValue? Value { get; set; }

    [Parameter]
    public EventCallback<TValue?> ValueChanged { get; set; }

    protected string? Described => Field.Describe(Id, Hint, Error);

    protected string? Invalid => Error is null ? null : "true";

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);
}
