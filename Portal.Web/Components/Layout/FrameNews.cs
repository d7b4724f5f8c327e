namespace Portal.Web.Components.Layout;

/// <summary>Lets a page say that the counts around it have changed; one per circuit.</summary>
public sealed class FrameNews
{
    public event EventHandler? Changed;

    public void Say() => Changed?.Invoke(this, EventArgs.Empty);
}
