using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Common;
using Portal.Infrastructure.Access.Oidc;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Oidc;

/// <summary>What the portal remembers of a provider, and when it asks again.</summary>
public sealed class OidcDirectoryTests : IAsyncLifetime
{
    private readonly TestClock _clock = new(TokenMint.Now);
    private readonly OidcHttp _http = new(TimeSpan.FromSeconds(2));
    private TestProvider _server = null!;
    private OidcProvider _provider = null!;
    private OidcDirectory _directory = null!;

    public async Task InitializeAsync()
    {
        _server = await TestProvider.StartAsync();
        _provider = new OidcProvider("example", new LocalizedText("Example", "مثال"), new Uri(_server.Issuer), "portal") { AllowPrivateNetwork = true };
        _directory = Directory(_provider);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Get_AsksOnceHoweverManyWant()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _directory.GetAsync(_provider, CancellationToken.None)));
        Assert.Single(all.Distinct());
        Assert.Equal(_server.Issuer, all[0].Metadata.Issuer);
        Assert.True(all[0].Metadata.NamesItself);
        Assert.Equal(["/.well-known/openid-configuration", "/jwks"], await _server.AskedAsync());
    }

    [Fact]
    public async Task Get_WhileTheProviderIsDown_TakesTheLastGoodCopy()
    {
        var good = await _directory.GetAsync(_provider, CancellationToken.None);
        await _server.DownAsync();
        _clock.Advance(OidcDirectory.Fresh);
        await _directory.RefreshAsync(CancellationToken.None);
        Assert.Same(good, await _directory.GetAsync(_provider, CancellationToken.None));
        var shown = Assert.Single(_directory.List());
        Assert.Equal(("NoAnswer", TokenMint.Now), (shown.Fault, shown.GoodAt));

        await _server.UpAsync();
        await _directory.RefreshAsync(CancellationToken.None);
        Assert.Null(Assert.Single(_directory.List()).Fault);
        Assert.NotSame(good, await _directory.GetAsync(_provider, CancellationToken.None));
    }

    [Fact]
    public async Task Get_AfterAFailure_LeavesTheProviderAloneForAMoment()
    {
        await _server.FaultAsync("broken@openid-configuration");
        await AssertFaultAsync(OidcFault.BadAnswer);
        await AssertFaultAsync(OidcFault.BadAnswer);
        Assert.Single(await _server.AskedAsync());
        await _server.FaultAsync("");
        _clock.Advance(OidcDirectory.AfterFailure);
        Assert.NotNull(await _directory.GetAsync(_provider, CancellationToken.None));
    }

    [Fact]
    public async Task WithKey_OfATokenWithAnUnknownKey_AsksForKeysButNotForEachToken()
    {
        await _directory.GetAsync(_provider, CancellationToken.None);
        await _server.AskedAsync();
        await _server.RotateAsync();
        var renewed = await _directory.WithKeyAsync(_provider, "key-2", CancellationToken.None);
        Assert.Equal("key-2", Assert.Single(renewed.Keys).Id);
        Assert.Equal(2, (await _server.AskedAsync()).Count);

        for (var i = 0; i < 5; i++) Assert.Same(renewed, await _directory.WithKeyAsync(_provider, "nobody", CancellationToken.None));
        Assert.Empty(await _server.AskedAsync());
        _clock.Advance(OidcDirectory.BetweenUnknownKeys);
        await _directory.WithKeyAsync(_provider, "nobody", CancellationToken.None);
        Assert.Equal(2, (await _server.AskedAsync()).Count);
    }

    [Theory]
    [InlineData("slow@openid-configuration", OidcFault.NoAnswer)]
    [InlineData("slow@/jwks", OidcFault.NoAnswer)]
    [InlineData("gigantic@openid-configuration", OidcFault.BadAnswer)]
    [InlineData("gigantic@/jwks", OidcFault.BadAnswer)]
    [InlineData("away@openid-configuration", OidcFault.BadAnswer)]
    [InlineData("away@/jwks", OidcFault.BadAnswer)]
    [InlineData("broken@/jwks", OidcFault.BadAnswer)]
    [InlineData("other-issuer", OidcFault.Issuer)]
    [InlineData("inward", OidcFault.Endpoints)]
    public async Task Get_WhenTheAnswerIsNoGood_SaysWhy(string fault, OidcFault expected)
    {
        await _server.FaultAsync(fault);
        await AssertFaultAsync(expected);
        Assert.Equal(expected.ToString(), Assert.Single(_directory.List()).Fault);
    }

    [Fact]
    public async Task Get_WhenTheProviderIsInANetworkThatIsNotAllowed_NeverReachesIt()
    {
        var outside = _provider with { AllowPrivateNetwork = false };
        _directory = Directory(outside);
        var refused = await Assert.ThrowsAsync<OidcUnavailableException>(() => _directory.GetAsync(outside, CancellationToken.None));
        Assert.Equal(OidcFault.AddressRefused, refused.Fault);
        Assert.Empty(await _server.AskedAsync());
    }

    private async Task AssertFaultAsync(OidcFault expected) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<OidcUnavailableException>(() => _directory.GetAsync(_provider, CancellationToken.None))).Fault);

    private OidcDirectory Directory(OidcProvider provider) => new(new OidcProviders([provider]), _http, _clock, NullLogger<OidcDirectory>.Instance);
}
