using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Components;
using Portal.Web.Security;
using Portal.Web.Security.Hardening;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A reader's own Chromium checks certificates under the portal's content policy, on a page without a circuit.</summary>
public sealed class CheckItYourselfTests : IAsyncLifetime
{
    private const string Old = "old", Gone = "gone", Junk = "junk", Shards = "shards";

    private readonly TestClock _clock = new(DateTimeOffset.UtcNow);
    private readonly SimulatedBoundary _boundary;
    private WebApplication _app = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public CheckItYourselfTests() => _boundary = new SimulatedBoundary(DemonstrationNetwork.Network, _clock);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Portal.Web", ContentRootPath = AppContext.BaseDirectory, Args = ["--urls=http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(new AccessOptions(Demo: false)).AddScoped<UseCases>();
        builder.AddDesignSystem();
        _app = builder.Build();
        var policy = new ContentPolicy(builder.Configuration).Plain;
        _app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
            return next(context);
        });
        _app.MapDesignSystem();
        _app.MapStaticAssets();
        _app.MapGet("/check/{fault}", (string fault) => new RazorComponentResult<CheckItYourselfPage>(new { Fault = fault }));
        _app.MapGet("/certificate/{fault}", (string fault) => fault == Gone ? Results.NotFound() : Results.Bytes(Certificate(fault), "application/cbor"));
        await _app.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440, false, "Everything holds.", "40 days ago")]
    [InlineData("ur", 1440, true, "سب کچھ درست ہے۔", "40 دنوں پہلے")]
    [InlineData("ur", 390, false, "سب کچھ درست ہے۔", "40 دنوں پہلے")]
    [InlineData("en", 390, true, "Everything holds.", "40 days ago")]
    public async Task Check_OfAnOldButGenuineCertificate_HoldsAndTellsItsAge(string language, int width, bool dark, string outcome, string age)
    {
        await using var context = await _browser.NewContextAsync(new()
        {
            BaseURL = BrowserPortal.AddressOf(_app),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
        });
        var page = await context.NewPageAsync();
        var problems = new List<string>();
        page.Console += (_, message) => problems.Add(message.Text);
        await page.GotoAsync("/check/" + Old);
        await Accessibility.CheckAsync(page);

        await page.Locator("[data-check-start]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-outcome]")).ToContainTextAsync(outcome);

        await Assertions.Expect(page.Locator("[data-step][data-state=ok]")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator("[data-step=Time] [data-detail]")).ToContainTextAsync(age);
        await Accessibility.CheckAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), "It scrolls sideways.");
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Check_WhenSomethingIsWrong_EndsAtTheStepThatDoesNotHold()
    {
        var page = await _browser.NewPageAsync(new() { BaseURL = BrowserPortal.AddressOf(_app), Locale = "en" });
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        var expected = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [nameof(SimulatorFault.None)] = null,
            [Shards] = null,
            [Gone] = "Read",
            [Junk] = "Read",
            [nameof(SimulatorFault.OtherRootKey)] = "Root",
            [nameof(SimulatorFault.NestedDelegation)] = "Root",
            [nameof(SimulatorFault.RogueKey)] = "Subnet",
            [nameof(SimulatorFault.TamperedByte)] = "Subnet",
            [nameof(SimulatorFault.PrunedRanges)] = "Range",
            [nameof(SimulatorFault.WrongSubnet)] = "Range",
            [nameof(SimulatorFault.Future)] = "Time",
            [nameof(SimulatorFault.OtherCode)] = "Same",
            [nameof(SimulatorFault.OtherControllers)] = "Same",
            [nameof(SimulatorFault.Deleted)] = "Same",
            [nameof(SimulatorFault.CanisterMoved)] = "Registered",
        };
        foreach (var fault in expected.Keys)
        {
            await page.GotoAsync("/check/" + fault);
            await page.Locator("[data-check-start]").ClickAsync();
            await Assertions.Expect(page.Locator("[data-outcome]")).ToContainTextAsync(expected[fault] is null ? "Everything holds." : "does not hold");
            var failed = page.Locator("[data-step][data-state=fail]");
            found[fault] = await failed.CountAsync() == 0 ? null : await failed.GetAttributeAsync("data-step");
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Check_WhenItsScriptDoesNotCome_SaysWhatElseHelps()
    {
        var page = await _browser.NewPageAsync(new() { BaseURL = BrowserPortal.AddressOf(_app), Locale = "en" });
        await page.RouteAsync("**/lib/ic/**", route => route.AbortAsync());
        await page.GotoAsync("/check/" + nameof(SimulatorFault.None));
        await page.Locator("[data-check-start]").ClickAsync();

        await Assertions.Expect(page.Locator("[data-outcome]")).ToContainTextAsync("could not be loaded");
    }

    [Fact]
    public async Task Downloads_GiveTheBytesAndTheRootKey()
    {
        var page = await _browser.NewPageAsync(new() { BaseURL = BrowserPortal.AddressOf(_app), Locale = "en" });
        await page.GotoAsync("/check/" + nameof(SimulatorFault.None));

        var root = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Root key" }).ClickAsync());
        Assert.Equal(DemonstrationNetwork.Network.RootKey, await File.ReadAllBytesAsync(await root.PathAsync()));
        var bytes = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Certificate as it came" }).ClickAsync());
        Assert.NotNull(CertificateReader.Read(await File.ReadAllBytesAsync(await bytes.PathAsync())).Delegation);
    }

    private byte[] Certificate(string fault)
    {
        if (fault == Junk) return [1, 2, 3];
        if (fault == Shards) return WithEveryShard();
        var canister = CheckItYourselfPage.Canister.Id;
        _clock.Set(fault == Old ? DateTimeOffset.UtcNow.AddDays(-40) : DateTimeOffset.UtcNow);
        _boundary.Faults.SetAll(Enum.TryParse<SimulatorFault>(fault, out var known) ? known : SimulatorFault.None);
        var request = new ReadStateRequest(
            Nanoseconds.Since1970(_clock.GetUtcNow().AddMinutes(4)),
            [[StateLabels.Canister, canister.Bytes.ToArray(), StateLabels.Controllers], [StateLabels.Canister, canister.Bytes.ToArray(), StateLabels.ModuleHash]]);
        var answer = _boundary.Answer("POST", $"/api/v3/canister/{canister.Text}/read_state", ReadStateRequest.ContentType, request.Encode());
        return BoundaryClient.Read(answer.Body).Certificate.ToArray();
    }

    // Replicas show the one shard that matters. Certificates that show more are as good.
    private static byte[] WithEveryShard()
    {
        var (network, subnet, canister) = (DemonstrationNetwork.Network, DemonstrationNetwork.Subnets[0], CheckItYourselfPage.Canister.Id.Bytes.ToArray());
        var (routing, id, time) = (new RoutingState(network), subnet.Id.Bytes.ToArray(), DateTimeOffset.UtcNow);
        var root = new SubnetSimulator(network.Root, routing).Certify([[StateLabels.Subnet, id, StateLabels.PublicKey], [StateLabels.CanisterRanges, id]], time, null);
        return new SubnetSimulator(subnet, routing).Certify([[StateLabels.Canister, canister]], time, root);
    }
}
