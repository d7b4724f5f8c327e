using Microsoft.AspNetCore.Builder;

namespace Portal.Tests.Browser;

/// <summary>One more node on the same records, with settings of its own; it stops in order, so that its scheduler takes no other node's work.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestNode(WebApplication app) => _app = app;

    /// <summary>Its address without a slash at the end.</summary>
    public string Address => BrowserPortal.AddressOf(_app);

    /// <summary>Its container.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one.</summary>
    public static async Task<TestNode> StartAsync(BrowserPortal portal, params string[] settings)
    {
        var app = await portal.HostAsync("http://127.0.0.1:0", settings);
        await app.StartAsync();
        return new TestNode(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
