using Microsoft.Extensions.Configuration;
using Portal.Infrastructure.Access.Oidc;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.Oidc;

/// <summary>What the configuration says of providers, and one clear sentence for each fault.</summary>
public sealed class OidcProvidersTests
{
    private static readonly (string Name, string? Value)[] Right =
    [
        ("Authority", "https://login.example.org/realm"), ("ClientId", "portal"), ("Name:En", "Example"), ("Name:Ur", "مثال"), ("Domains:0", "Example.org"), ("Domains:1", "b.example.org"),
    ];

    [Fact]
    public void From_WhenAllIsSaid_ReadsIt()
    {
        var provider = Assert.Single(Read([.. Right, ("ClientSecret", "s"), ("Scopes", "openid email groups"), ("ClockSkew", "00:00:30"), ("TrustEmail", "true"), ("GroupsClaim", "groups")]).All);
        Assert.Equal(("example", "portal", "s", "groups"), (provider.Key, provider.ClientId, provider.ClientSecret, provider.GroupsClaim));
        Assert.Equal(["example.org", "b.example.org"], provider.Domains);
        Assert.Equal(["openid", "email", "groups"], provider.Scopes);
        Assert.Equal((TimeSpan.FromSeconds(30), true, false), (provider.ClockSkew, provider.TrustEmail, provider.AllowPrivateNetwork));
    }

    [Fact]
    public void From_WhenNothingIsSaid_HasNone() => Assert.Empty(OidcProviders.From(new ConfigurationBuilder().Build()).All);

    [Theory]
    [InlineData("a@example.org", "example")]
    [InlineData(" A@EXAMPLE.ORG ", "example")]
    [InlineData("b.example.org", "example")]
    [InlineData("a@evil.org@example.org", "example")]
    [InlineData("a@sub.example.org", null)]
    [InlineData("a@example.org.evil.org", null)]
    [InlineData("", null)]
    public void ForEmail_GoesByTheDomainAlone(string email, string? expected) => Assert.Equal(expected, Read(Right).ForEmail(email)?.Key);

    [Theory]
    [InlineData("Authority", null, "Authority is missing")]
    [InlineData("Authority", "login.example.org", "begins with https://")]
    [InlineData("Authority", "http://login.example.org", "begins with https://")]
    [InlineData("Authority", "https://login.example.org/?x=1", "begins with https://")]
    [InlineData("Authority", "https://me:word@login.example.org", "begins with https://")]
    [InlineData("Authority", "http://localhost:9000", "AllowPrivateNetwork")]
    [InlineData("ClientId", " ", "ClientId is missing")]
    [InlineData("Name:En", null, "Name:En is missing")]
    [InlineData("Name:Ur", null, "Name:Ur is missing")]
    [InlineData("Domains:0", "@example.org", "follows the @")]
    [InlineData("Domains:0", "example", "follows the @")]
    [InlineData("Scopes", "email", "lacks openid")]
    [InlineData("Scopes", "openid \"x\"", "a scope has no")]
    [InlineData("ClockSkew", "00:10:00", "00:05:00")]
    [InlineData("ClockSkew", "soon", "00:05:00")]
    [InlineData("TrustEmail", "yes", "true or false")]
    [InlineData("ClientSecrt", "s", "not a setting")]
    public void From_WhenSomethingIsWrong_SaysWhatInOneSentence(string name, string? value, string expected)
    {
        var refused = Assert.Throws<PortalSetupException>(() => Read([.. Right.Where(s => s.Name != name), (name, value)]));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("Access:Providers:example", refused.Message, StringComparison.Ordinal);
        Assert.Equal(PortalSetupException.Misconfigured, refused.ExitCode);
    }

    [Fact]
    public void From_WhenTwoProvidersClaimADomain_IsRefused()
    {
        var both = Right.SelectMany(s => new[] { KeyValuePair.Create($"Access:Providers:a:{s.Name}", s.Value), KeyValuePair.Create($"Access:Providers:b:{s.Name}", s.Value) });
        var refused = Assert.Throws<PortalSetupException>(() => OidcProviders.From(new ConfigurationBuilder().AddInMemoryCollection(both).Build()));
        Assert.Contains("example.org", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_WhenWritten_KeepsItsSecret() =>
        Assert.DoesNotContain("hidden", $"{Read([.. Right, ("ClientSecret", "hidden")]).All[0]}", StringComparison.Ordinal);

    private static OidcProviders Read(IEnumerable<(string Name, string? Value)> settings) =>
        OidcProviders.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Access:Providers:example:{s.Name}", s.Value))).Build());
}
