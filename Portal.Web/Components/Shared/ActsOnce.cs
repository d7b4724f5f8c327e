using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.Shared;

/// <summary>
/// A page or a part of one that does one thing at a time: from a click until what came of it is on the reader's screen, other clicks are passed over. They were made on what
/// the reader saw before. Where a click closes the dialog or leaves the page, none follows it any more.
/// </summary>
public abstract class ActsOnce : ComponentBase
{
    private bool isActing;
    private bool isDone;

    /// <summary>Something is under way, as the buttons say it. False in the picture that shows what came of it: a click on that one comes after it.</summary>
    protected bool Busy => isActing && !isDone;

    /// <summary>What a button says of itself meanwhile.</summary>
    protected string? AriaDisabled => Busy ? "true" : null;

    /// <summary>Does it, unless something is under way or its outcome on the way to the reader.</summary>
    /// <param name="act">What a click asks for.</param>
    protected async Task OnceAsync(Func<Task> act)
    {
        if (isActing) return;
        isActing = true;
        try
        {
            await act();
        }
        finally
        {
            isDone = true;
            StateHasChanged();
        }
    }

    /// <summary>Sealed, that nobody leaves it out; what comes after the first picture belongs in <see cref="ComponentBase.OnAfterRenderAsync" />.</summary>
    /// <param name="firstRender">Not asked for.</param>
    protected sealed override void OnAfterRender(bool firstRender)
    {
        if (isDone) (isActing, isDone) = (false, false);
    }
}
