using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Portal.Web.Security;
using Portal.Web.Security.Hardening;
using Xunit;

namespace Portal.Tests.Web.Security;

/// <summary>A portal that others reach does not start with settings that would lay it open.</summary>
public sealed class StartRulesTests
{
    private const string Https = "https://0.0.0.0:443";

    public static TheoryData<string, string, string[], string> Refused => new()
    {
        { "Production", Https, [], "AllowedHosts" },
        { "Production", Https, ["AllowedHosts=*"], "AllowedHosts" },
        { "Production", "http://localhost:5080", ["AllowedHosts=portal.example"], "is not encrypted" },
        { "Production", "http://0.0.0.0:80", ["AllowedHosts=portal.example"], "is not encrypted" },
        { "Local", "http://0.0.0.0:80", [], "is not encrypted" },
        { "Production", "https://localhost:443", ["AllowedHosts=portal.example", "Access:Demo=true"], "Demo access" },
        { "Local", Https, ["Access:Demo=true"], "Demo access" },
        { "Production", Https, ["AllowedHosts=portal.example", "FORWARDEDHEADERS_ENABLED=true"], "Access:Proxies" },
        { "Production", "http://10.0.0.1:80", ["AllowedHosts=portal.example", "Access:Proxies:0=anybody"], "Access:Proxies" },
        { "Production", "http://10.0.0.1:80", ["AllowedHosts=portal.example", "Access:Proxies:0=0.0.0.0/0"], "Access:Proxies" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Start_WithASettingThatWeakens_IsRefusedAndNamesIt(string environment, string address, string[] settings, string words)
    {
        var refusal = Assert.Throws<PortalSetupException>(() => Check(environment, address, settings));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(PortalSetupException.Misconfigured, refusal.ExitCode);
    }

    [Theory]
    [InlineData("Production", Https, "AllowedHosts=portal.example")]
    [InlineData("Production", "http://10.0.0.1:80", "AllowedHosts=portal.example", "Access:Proxies:0=10.0.0.0/24")]
    [InlineData("Local", "http://localhost:5080", "Access:Demo=true")]
    public void Start_WithSafeSettings_GoesOn(string environment, string address, params string[] settings) => Check(environment, address, settings);

    // The real program, told nothing of where it runs: it must take itself for production and refuse before it opens anything.
    [Theory]
    [InlineData("Demo access is on in production", "http://localhost:5999", "Access__Demo=true")]
    [InlineData("is not encrypted", "http://localhost:5999")]
    [InlineData("AllowedHosts names no host", "https://localhost:5999")]
    [InlineData("No secret protects the key ring", "https://localhost:5999", "AllowedHosts=portal.example")]
    [InlineData("no strong master key", "https://localhost:5999", "AllowedHosts=portal.example", "Access__Keys__MasterKey=c2hvcnQ=")]
    public async Task Program_ToldNothingOfItsEnvironment_RefusesInOneSentence(string words, string address, params string[] settings)
    {
        using var program = Start(address, "Host=127.0.0.1;Port=9;Username=nobody;Timeout=1", settings);
        var said = (await program.StandardError.ReadToEndAsync()).Trim();
        await program.WaitForExitAsync();
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        Assert.Equal(PortalSetupException.Misconfigured, program.ExitCode);
    }

    // Production as it is meant: behind a proxy, answering to its own name alone, so that it cannot ask itself by any other.
    [Fact]
    public async Task Program_WithEverythingThatProductionAsksFor_GetsReady()
    {
        var secret = "Access__Keys__MasterKey=" + Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        using var program = Start("http://127.0.0.1:0", await TestCluster.NewDatabaseAsync(), "AllowedHosts=portal.example", "Access__Proxies__0=127.0.0.1", "Logging__LogLevel__Default=Critical", secret);
        try
        {
            _ = program.StandardError.ReadToEndAsync();
            string? said;
            do said = await program.StandardOutput.ReadLineAsync();
            while (said?.StartsWith("Portal ready at", StringComparison.Ordinal) == false);
            Assert.NotNull(said);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static Process Start(string address, string database, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), "serve"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ConnectionStrings__Portal"] = database;
        foreach (var setting in settings) start.Environment[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        return Process.Start(start)!;
    }

    private static void Check(string environment, string address, string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], (string?)p[1]))).Build();
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        StartRules.Check(configuration, host, [address], AccessOptions.From(configuration, [address]));
    }
}
