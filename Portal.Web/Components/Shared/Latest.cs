namespace Portal.Web.Components.Shared;

/// <summary>Which of several askings is the latest: an answer that comes late, when the page has asked for something else since, is dropped.</summary>
public sealed class Latest
{
    private int _asked;

    /// <summary>Asks; what it gives says whether nothing was asked since. To be used from the page's own circuit.</summary>
    public Func<bool> Ask()
    {
        var mine = ++_asked;
        return () => mine == _asked;
    }
}
