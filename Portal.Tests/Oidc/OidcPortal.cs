using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Setup;
using Portal.Tests.Browser;
using Portal.Tests.Support;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Tests.Oidc;

/// <summary>The whole portal with two real providers: <c>alpha</c>, where the portal has a secret, and <c>beta</c>, where it has none.</summary>
public sealed class OidcPortal : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("portal-oidc-").FullName;
    private WebApplication? _app;
    private int _people;

    public TestProvider Alpha { get; private set; } = null!;

    public TestProvider Beta { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    /// <summary>The settings that name a provider.</summary>
    public static IEnumerable<string> ProviderSettings(string key, TestProvider provider, params string[] more)
    {
        string[] settings =
        [
            $"Authority={provider.Issuer}", $"Name:En={key}", "Name:Ur=فراہم کنندہ", "AllowPrivateNetwork=true", $"Domains={key}.example",
            "Scopes=openid profile email groups offline_access", "GroupsClaim=groups", .. more,
        ];
        return settings.Select(setting => $"Access:Providers:{key}:{setting}");
    }

    public async Task InitializeAsync()
    {
        Alpha = await TestProvider.StartAsync();
        Beta = await TestProvider.StartAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Portal.Web",
            EnvironmentName = "Local",
            ContentRootPath = AppContext.BaseDirectory,
            Args =
            [
                "--urls=http://127.0.0.1:0", "--Limits:SignInsPerMinute=100000", "--Logging:LogLevel:Default=Critical", $"--Portal:DataFolder={_data}",
                .. ProviderSettings("alpha", Alpha, "ClientId=portal", "ClientSecret=a secret & more").Concat(ProviderSettings("beta", Beta, "ClientId=portal-public")).Select(s => "--" + s),
            ],
        });
        _app = await PortalHost.CreateAsync(builder, new DatabaseOptions(DatabaseProvider.PostgreSql, await TestCluster.NewDatabaseAsync()), CancellationToken.None);
        await _app.StartAsync();
        Address = BrowserPortal.AddressOf(_app);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await Alpha.DisposeAsync();
        await Beta.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A new browser.</summary>
    internal Surfer Open() => new(Address);

    /// <summary>Somebody whom an administrator has invited, with an account at alpha of the same name.</summary>
    public async Task<(PersonId Id, string Account)> InvitedAsync(params string[] groups)
    {
        var account = $"person{Interlocked.Increment(ref _people)}";
        var email = $"{account}@alpha.example";
        await Alpha.AccountAsync(account, new { email = email.ToUpperInvariant(), email_verified = true, name = account, groups });
        var id = PersonId.New();
        await InDbAsync(async db =>
        {
            var home = await db.Organisations.SingleAsync(o => o.Code == "PDA");
            db.People.Add(Person.Invite(id, new LocalizedText(account, ""), email, home.Id, Actor.System("test"), DateTimeOffset.UtcNow));
            await db.CommitAsync(CancellationToken.None);
        });
        return (id, account);
    }

    public async Task InDbAsync(Func<PortalDbContext, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }
}

[CollectionDefinition(Name)]
public sealed class OidcCollection : ICollectionFixture<OidcPortal>
{
    public const string Name = "oidc";
}
