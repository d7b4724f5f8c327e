using System.Net;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Benchmarks.Circuits;
using Portal.Domain.Access;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Browser;
using Portal.Tests.Security;
using Portal.Web.Security.Circuits;
using Xunit;

namespace Portal.Tests.Web.Security;

/// <summary>A client that speaks to the Blazor hub itself, without the portal's scripts and with no good will.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class CircuitTests(BrowserPortal portal)
{
    private const string Expected = "/help";
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    [Fact]
    [Asvs("7.4.1")]
    public async Task Circuit_WhenItsSessionIsEnded_IsCutAndNeverTakenUpAgain()
    {
        using var visitor = await SignedInAsync();
        await using var circuit = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        await EndAllAsync(portal.Services);

        await Assert.ThrowsAnyAsync<WebSocketException>(() => circuit.Listening.WaitAsync(Promised));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Circuit.TakeUpAsync(visitor, circuit.Secret, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    [Asvs("7.4.1")]
    public async Task Circuit_OnAnotherNode_IsCutToo()
    {
        await using var other = await TestNode.StartAsync(portal);
        using var visitor = await SignedInAsync();
        using var there = new Visitor(new Uri(other.Address), visitor.Cookies);
        await using var circuit = await Circuit.OpenAsync(there, "/help", Expected, CancellationToken.None);
        await EndAllAsync(portal.Services);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => circuit.Listening.WaitAsync(Promised));
    }

    [Fact]
    public async Task Circuit_WhenOnlyItsConnectionIsLost_IsTakenUpAgain_ButNotInAnotherSession()
    {
        using var visitor = await SignedInAsync();
        using var again = await SignedInAsync();
        var circuit = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        await circuit.DisposeAsync();

        Assert.False(await Circuit.TakeUpAsync(again, circuit.Secret, CancellationToken.None));
        Assert.True(await Circuit.TakeUpAsync(visitor, circuit.Secret, CancellationToken.None));
    }

    [Fact]
    [Asvs("8.3.2")]
    public async Task Circuit_WhenRightsChange_IsCut_AndItsClientHasToBeginAnew()
    {
        using var visitor = await SignedInAsync();
        await using var circuit = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        await ChangeRightsAsync();
        await Assert.ThrowsAnyAsync<WebSocketException>(() => circuit.Listening.WaitAsync(Promised));
        Assert.False(await Circuit.TakeUpAsync(visitor, circuit.Secret, CancellationToken.None));
        await using var fresh = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        Assert.NotEqual(circuit.Secret, fresh.Secret);
    }

    [Fact]
    public async Task Hub_ByAnotherTransport_IsRefused()
    {
        using var visitor = await SignedInAsync();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = new(portal.Address) };
        using var polled = await client.GetAsync(new Uri("/_blazor?id=anything", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UpgradeRequired, polled.StatusCode);
    }

    [Fact]
    public async Task Hub_WhenOnePersonHasAllTheirPagesOpen_RefusesOneMore()
    {
        await using var small = await TestNode.StartAsync(portal, "Limits:PagesPerPerson=2");
        using var visitor = await SignedInAsync(small.Address);
        await using var first = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        var second = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        await second.DisposeAsync();
        var connections = small.Services.GetRequiredService<OpenConnections>();
        for (var tries = 0; connections.Of(null).Count > 1 && tries < 100; tries++) await Task.Delay(50);
        await using var third = await Circuit.OpenAsync(visitor, "/help", Expected, CancellationToken.None);
    }

    private async Task<Visitor> SignedInAsync(string? address = null)
    {
        var visitor = new Visitor(new Uri(address ?? portal.Address));
        await visitor.SignInAsync((await PersonAsync()).Value, CancellationToken.None);
        return visitor;
    }

    private async Task<PersonId> PersonAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().People.Where(p => p.Name.En == "Hina Baloch").Select(p => p.Id).FirstAsync();
    }

    private async Task EndAllAsync(IServiceProvider services)
    {
        var person = await PersonAsync();
        var sessions = await InDbAsync(db => db.Sessions.Where(s => s.PersonId == person && s.EndedAt == null).Select(s => s.Id).ToListAsync());
        foreach (var session in sessions) await services.GetRequiredService<UseCaseRunner>().SendAsync(new SignedIn(person, session), new EndSessionCommand(session));
    }

    // As another node does it: this one only finds it in the database.
    private async Task ChangeRightsAsync()
    {
        var (person, stamp) = (await PersonAsync(), Guid.NewGuid());
        await InDbAsync(db => db.People.Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.RightsStamp, stamp)));
    }

    private async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }
}
