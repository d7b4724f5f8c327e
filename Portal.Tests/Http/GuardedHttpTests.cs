using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Http;
using Portal.Tests.Browser;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Http;

/// <summary>Against a real server on this machine, which stands for everything that must not be reached.</summary>
public sealed class GuardedHttpTests : IAsyncLifetime
{
    private static readonly GuardedHttpLimits Strict = new(TimeSpan.FromSeconds(5), 1024);
    private static readonly GuardedHttpLimits Here = Strict with { AllowPrivateNetwork = true };

    private readonly WebApplication _server;
    private int _asked;

    public GuardedHttpTests()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--urls=http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Use((context, next) =>
        {
            Interlocked.Increment(ref _asked);
            return next(context);
        });
        _server.MapGet("/", () => "well");
        _server.MapGet("/away", () => Results.Redirect("/"));
        _server.MapGet("/large", () => new string('x', 1025));
        _server.MapGet("/slow", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("x");
            await context.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        });
    }

    private string Address => BrowserPortal.AddressOf(_server);

    private int Port => new Uri(Address).Port;

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Get_WhenThePrivateNetworkIsAllowed_Answers()
    {
        using var client = GuardedHttp.Create(Here);
        Assert.Equal("well", await client.GetStringAsync(new Uri(Address)));
    }

    [Theory]
    [Asvs("1.3.6")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    public async Task Get_OfThisMachineInAnyNotation_IsRefusedBeforeItIsReached(string host)
    {
        using var client = GuardedHttp.Create(Strict);
        await AssertRefusedAsync(client, new Uri($"http://{host}:{Port}/"));
        Assert.Equal(0, _asked);
    }

    [Fact]
    [Asvs("1.3.6")]
    public async Task Get_WhenTheNameServerChangesItsAnswer_ConnectsToWhatWasChecked()
    {
        // First a public address, then this machine: whoever checked one answer and connected by another would arrive here.
        var answers = new Queue<IPAddress>([IPAddress.Parse("192.0.2.1"), IPAddress.Loopback]);
        using var client = GuardedHttp.Create(Here, (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));
        await AssertRefusedAsync(client, new Uri($"http://localhost:{Port}/"));
        Assert.Single(answers);
        Assert.Equal("well", await client.GetStringAsync(new Uri($"http://localhost:{Port}/")));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Get_WhenANameHasAddressesOfBothKinds_LeavesTheRefusedOnesOut()
    {
        using var client = GuardedHttp.Create(Here, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254"), IPAddress.Loopback]));
        Assert.Equal("well", await client.GetStringAsync(new Uri($"http://localhost:{Port}/")));
    }

    [Fact]
    public async Task Get_WithoutEncryption_ReachesOnlyThisMachine()
    {
        using var client = GuardedHttp.Create(Here, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]));
        await AssertRefusedAsync(client, new Uri("http://localhost/"));
    }

    [Fact]
    [Asvs("1.3.6")]
    public async Task Get_WhenRedirected_DoesNotFollow()
    {
        using var client = GuardedHttp.Create(Here);
        using var answer = await client.GetAsync(new Uri(Address + "/away"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Get_WhenTheAnswerIsTooLarge_Fails()
    {
        using var client = GuardedHttp.Create(Here);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(Address + "/large")));
    }

    [Fact]
    public async Task Get_WhenTheAnswerTrickles_EndsInTime()
    {
        using var client = GuardedHttp.Create(Here with { Timeout = TimeSpan.FromMilliseconds(300) });
        await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(new Uri(Address + "/slow")));
    }

    [Theory]
    [InlineData("https://login.example.org/x", true)]
    [InlineData("http://localhost:3000/x", true)]
    [InlineData("http://127.0.0.1/x", true)]
    [InlineData("http://login.example.org/x", false)]
    [InlineData("https://user:word@login.example.org/x", false)]
    [InlineData("ftp://login.example.org/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void IsAskable_IsEncryptedOrOfThisMachine(string address, bool expected) => Assert.Equal(expected, GuardedHttp.IsAskable(new Uri(address)));

    private static async Task AssertRefusedAsync(HttpClient client, Uri address) =>
        Assert.IsType<AddressRefusedException>((await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address))).InnerException);
}
