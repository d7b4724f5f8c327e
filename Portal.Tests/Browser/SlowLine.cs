using System.Text;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>A line between a page and the portal on which what the portal says can be held back; what the page says still goes through.</summary>
public sealed class SlowLine
{
    private TaskCompletionSource _free = Freed();
    private string? _last;

    private SlowLine()
    {
    }

    /// <summary>Puts the page's circuits, from its next document on, behind such a line.</summary>
    /// <param name="page">The page.</param>
    public static async Task<SlowLine> OnAsync(IPage page)
    {
        var line = new SlowLine();
        await page.RouteWebSocketAsync("**/_blazor**", circuit => line.Join(circuit, circuit.ConnectToServer()));
        return line;
    }

    /// <summary>From now on nothing comes.</summary>
    public void Hold() => _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From the next word of the portal with this in it on nothing comes.</summary>
    /// <param name="text">Part of the word.</param>
    public void HoldAt(string text) => _last = text;

    /// <summary>What was held back comes, in its order, and so does what follows.</summary>
    public void GoOn() => _free.TrySetResult();

    private void Join(IWebSocketRoute page, IWebSocketRoute server)
    {
        var said = Channel.CreateUnbounded<IWebSocketFrame>();
        page.OnMessage(frame => server.Send(frame.Binary!));
        server.OnMessage(frame => said.Writer.TryWrite(frame));
        _ = PassOnAsync(said.Reader, page);
    }

    private async Task PassOnAsync(ChannelReader<IWebSocketFrame> said, IWebSocketRoute page)
    {
        await foreach (var frame in said.ReadAllAsync())
        {
            if (_last is { } last && Encoding.UTF8.GetString(frame.Binary!).Contains(last, StringComparison.Ordinal))
            {
                _last = null;
                Hold();
            }

            await _free.Task;
            page.Send(frame.Binary!);
        }
    }

    private static TaskCompletionSource Freed()
    {
        var freed = new TaskCompletionSource();
        freed.SetResult();
        return freed;
    }
}
