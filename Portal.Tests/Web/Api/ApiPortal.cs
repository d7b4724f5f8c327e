using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Security;
using Portal.Infrastructure.Setup;
using Portal.Tests.Browser;
using Portal.Tests.Support;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>The portal as programs meet it: two nodes over HTTP on one database, with people and tokens made for the test.</summary>
public sealed class ApiPortal : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("portal-api-").FullName;
    private readonly List<WebApplication> _nodes = [];
    private int _people;

    /// <summary>The database's connection string.</summary>
    public string Database { get; private set; } = "";

    /// <summary>The first node's container.</summary>
    public IServiceProvider Services => _nodes[0].Services;

    public async Task InitializeAsync()
    {
        Database = await TestCluster.NewDatabaseAsync();
        for (var i = 0; i < 2; i++)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                ApplicationName = "Portal.Web",
                EnvironmentName = "Local",
                ContentRootPath = AppContext.BaseDirectory,
                Args = ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error", "--SecurityLog:Stream=false", $"--Portal:DataFolder={_data}", "--Api:RequestsPerMinute=200", "--Api:WrongTokensPerMinute=40"],
            });
            var node = await PortalHost.CreateAsync(builder, new DatabaseOptions(DatabaseProvider.PostgreSql, Database), CancellationToken.None);
            await node.StartAsync();
            _nodes.Add(node);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            await node.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A program that comes with a token to one of the nodes.</summary>
    public HttpClient Client(string? token, int node = 0)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(BrowserPortal.AddressOf(_nodes[node])) };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Runs a use case for a person.</summary>
    public Task<T> SendAsync<T>(Person? person, MediatR.IRequest<T> request) => Services.GetRequiredService<UseCaseRunner>().SendAsync(person?.Id, request);

    /// <summary>Works with the database directly.</summary>
    public async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    /// <summary>Writes what waits for the security log on the first node.</summary>
    public Task FlushAsync() => Services.GetRequiredService<SecurityLog>().FlushAsync(CancellationToken.None);

    /// <summary>A new person with roles at an organisation.</summary>
    public async Task<Person> PersonAsync(string organisation, params Role[] roles)
    {
        var number = Interlocked.Increment(ref _people);
        return await InDbAsync(async db =>
        {
            var owner = await db.Organisations.SingleAsync(o => o.Code == organisation);
            var person = Person.Create(PersonId.New(), new LocalizedText($"Person {number}", $"فرد {number}"), $"api{number}@test.example", owner.Id, roles);
            db.People.Add(person);
            await db.SaveChangesAsync();
            return person;
        });
    }

    /// <summary>A token that acts for a person, whose secret the person has taken.</summary>
    public async Task<(ApiTokenId Id, string Text)> TokenAsync(Person person, string organisation, params string[] scopes)
    {
        var administrator = await PersonAsync(organisation, Role.OrganisationAdministrator);
        var id = ApiTokenId.New();
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(100);
        Assert.Null((await SendAsync(administrator, new CreateTokenCommand(id, organisation, person.Id, "Land records", scopes, until))).Error);
        var issued = await SendAsync(person, new IssueTokenCommand(id, await VersionAsync(id)));
        Assert.Null(issued.Error);
        return (id, issued.Value);
    }

    /// <summary>A token's version now.</summary>
    public Task<Guid> VersionAsync(ApiTokenId id) => InDbAsync(db => db.ApiTokens.Where(t => t.Id == id).Select(t => t.Version).SingleAsync());
}
