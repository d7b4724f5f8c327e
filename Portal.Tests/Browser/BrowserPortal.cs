using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Portal.Web.Commands;
using Portal.Web.Hosting;
using Xunit;
using Xunit.Abstractions;

namespace Portal.Tests.Browser;

/// <summary>The whole portal on a real database with the demonstration's data, and a real Chromium to use it with.</summary>
/// <param name="output">Where the run's own messages go.</param>
public sealed partial class BrowserPortal(IMessageSink output) : IAsyncLifetime
{
    // Two of these and the other tests share two processors.
    private const float PatienceMilliseconds = 30_000;

    private readonly string _data = Directory.CreateTempSubdirectory("portal-browser-").FullName;
    private readonly Dictionary<(string Name, string Language, int Width), IBrowserContext> _windows = [];
    private WebApplication? _app;
    private string _database = "";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The portal's address without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The running portal's container.</summary>
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.NewDatabaseAsync();
        _app = await HostAsync("http://127.0.0.1:0");
        await SeedCommand.FillAsync(_app.Services, CancellationToken.None);
        await _app.StartAsync();
        Address = AddressOf(_app);

        // Expectations are patient by themselves, and less than a busy machine needs.
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Another node on the same records and the same keys, not yet started.</summary>
    /// <param name="address">The address it will listen on.</param>
    /// <param name="settings">More settings, like <c>Access:Sessions:Idle=00:01:00</c>.</param>
    public async Task<WebApplication> HostAsync(string address, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Portal.Web",
            EnvironmentName = "Local",
            ContentRootPath = AppContext.BaseDirectory,
            // All these people sit at one machine.
            Args = ["--Limits:SignInsPerMinute=100000", "--Limits:RequestsPerMinute=100000", $"--urls={address}", "--Access:Demo=true", "--Logging:LogLevel:Default=Warning", $"--Portal:DataFolder={_data}", .. settings.Select(s => "--" + s)],
        });
        var app = await PortalHost.CreateAsync(builder, new DatabaseOptions(DatabaseProvider.PostgreSql, _database), CancellationToken.None);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new ServerFaults(output));
        return app;
    }

    /// <summary>Waits until the records say something.</summary>
    /// <param name="said">What they shall say.</param>
    public async Task UntilAsync(Func<PortalDbContext, Task<bool>> said)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        for (var left = (int)PatienceMilliseconds / 250; !await said(db); left--)
        {
            if (left == 0) throw new TimeoutException("The records never said what was waited for.");
            await Task.Delay(250);
        }
    }

    /// <summary>Where a started node listens.</summary>
    public static string AddressOf(WebApplication node) =>
        node.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>A window of somebody who is not signed in, at this node or at another.</summary>
    public async Task<IPage> OpenAsync(string language = "en", int width = 1440, bool dark = false, string? at = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = at ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/culture?c={language}&to=/signin");
        return page;
    }

    /// <summary>A window of a person of the demonstration, on their first page.</summary>
    public async Task<IPage> SignInAsync(string name, string language = "en", int width = 1440, bool dark = false, string? at = null)
    {
        // The list shows the name in the reader's language; the English page is used to find the person.
        var page = await OpenAsync("en", width, dark, at);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in {name}" }).ClickAsync();
        await page.WaitForURLAsync((at ?? Address) + "/");
        // The portal remembers each person's language, so it is chosen also where it is English.
        await page.GotoAsync($"/culture?c={language}&to=/");
        await InteractiveAsync(page);
        return page;
    }

    /// <summary>A new tab of a person who is signed in once for all tests; close the tab, not its window.</summary>
    public async Task<IPage> TabAsync(string name, string language, int width)
    {
        if (!_windows.TryGetValue((name, language, width), out var window))
            _windows[(name, language, width)] = window = (await SignInAsync(name, language, width)).Context;
        return await window.NewPageAsync();
    }

    /// <summary>A program that nobody signed in with, and that follows no redirect.</summary>
    public HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };

    /// <summary>A program with the session of a person of the demonstration.</summary>
    public async Task<HttpClient> ClientAsync(string name)
    {
        var client = Visitor();
        var token = FormToken().Match(await client.GetStringAsync("/signin")).Groups["token"].Value;
        var person = DemoPeople.Personas.Single(p => p.Name.En == name);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["person"] = person.Id.Value.ToString() });
        using var answer = await client.PostAsync("/session", form);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return client;
    }

    /// <summary>Waits until the page answers to clicks.</summary>
    public static Task InteractiveAsync(IPage page) => page.WaitForFunctionAsync("() => document.documentElement.hasAttribute('data-interactive')");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}

/// <summary>Journeys of people at work, who change what the others see.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserPortal>
{
    public const string Name = "browser";
}

/// <summary>Tours of pages and addresses, and journeys that change little; on a portal of their own, so that they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<BrowserPortal>
{
    public const string Name = "browser: pages";
}
