using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Tokens;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>A program that does not know whether its request arrived sends it again, and nothing happens twice.</summary>
public sealed class IdempotencyTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly string[] Full = [Permissions.Services.Read, Permissions.Services.Register];

    [Fact]
    public async Task Request_SentAgainWithItsKey_GetsTheFirstAnswerAndMakesNothing()
    {
        var (_, text) = await TokenAsync();
        using var caller = new ApiCaller(portal.Client(text));
        using var elsewhere = new ApiCaller(portal.Client(text, node: 1));
        var first = await caller.SendAsync("POST", "", "{}", key: "\"night-1\"");
        var again = await elsewhere.SendAsync("POST", "", "{}", key: "night-1");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.ETag, first.Headers.Location, first.Content.Headers.ContentType), (again.Headers.ETag, again.Headers.Location, again.Content.Headers.ContentType));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await caller.ReadAsync("?state=Draft")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Key_OfAnotherRequest_IsRefused_AndOfAnotherTokenIsAnother()
    {
        var (_, text) = await TokenAsync();
        using var caller = new ApiCaller(portal.Client(text));
        var (id, version) = await caller.DraftAsync();
        ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/contacts", Filings.Contacts, version, "k"), HttpStatusCode.OK);
        Assert.Equal("Api.KeyReused", await ApiCaller.RefusalAsync(await caller.SendAsync("PUT", $"/{id}/sections/contacts", Filings.Contacts with { Owner = "Another" }, version, "k"), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("Api.KeyReused", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/submission", version: version, key: "k"), HttpStatusCode.UnprocessableEntity));
        // The same one, sent again, is no change in between to itself.
        ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/contacts", Filings.Contacts, version, "k"), HttpStatusCode.OK);

        using var other = new ApiCaller(portal.Client((await TokenAsync()).Text));
        ApiCaller.TagOf(await other.SendAsync("POST", "", "{}", key: "k"), HttpStatusCode.Created);
        Assert.Equal("Common.Invalid", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", "", "{}", key: new string('x', ApiReply.KeyMaxLength + 1)), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Refusal_IsAFirstAnswerToo()
    {
        using var caller = new ApiCaller(portal.Client((await TokenAsync()).Text));
        var (id, version) = await caller.DraftAsync();
        Assert.Equal("Services.Incomplete", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/submission", version: version, key: "s"), HttpStatusCode.Conflict));
        Assert.Equal("Services.Incomplete", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/submission", version: version, key: "s"), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Requests_AtOnceWithOneKey_AreCarriedOutOnce()
    {
        var (_, text) = await TokenAsync();
        using var one = new ApiCaller(portal.Client(text));
        using var two = new ApiCaller(portal.Client(text, node: 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).SendAsync("POST", "", "{}", key: "at-once")));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotency-Replayed"));
        Assert.All(answers.Where(a => a.StatusCode == HttpStatusCode.Conflict), a => Assert.Equal(TimeSpan.FromSeconds(1), a.Headers.RetryAfter?.Delta));
        Assert.Single((await one.ReadAsync("?state=Draft")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Request_WhoseFirstAnswerWasLost_IsTakenUpAgainAndMakesNothingTwice()
    {
        var (token, text) = await TokenAsync();
        using var caller = new ApiCaller(portal.Client(text));
        ApiCaller.TagOf(await caller.SendAsync("POST", "", "{}", key: "lost"), HttpStatusCode.Created);
        // As if the node had died between what it did and its answer.
        await portal.InDbAsync(db => db.ApiReplies.Where(r => r.TokenId == token).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, (int?)null)));
        Assert.Equal("Api.KeyInUse", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", "", "{}", key: "lost"), HttpStatusCode.Conflict));
        await BackdateAsync(token, ApiReply.Patience);
        ApiCaller.TagOf(await caller.SendAsync("POST", "", "{}", key: "lost"), HttpStatusCode.Created);
        Assert.Single((await caller.ReadAsync("?state=Draft")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Answer_OfYesterday_IsForgotten()
    {
        var (token, text) = await TokenAsync();
        using var caller = new ApiCaller(portal.Client(text));
        ApiCaller.TagOf(await caller.SendAsync("POST", "", "{}", key: "old"), HttpStatusCode.Created);
        await BackdateAsync(token, ApiReply.Kept);
        await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(SecurityWatch.Actor, new SweepRepliesCommand());
        Assert.False(await portal.InDbAsync(db => db.ApiReplies.AnyAsync(r => r.TokenId == token)));
    }

    private Task<int> BackdateAsync(ApiTokenId token, TimeSpan by)
    {
        var at = DateTimeOffset.UtcNow - by - TimeSpan.FromSeconds(1);
        return portal.InDbAsync(db => db.ApiReplies.Where(r => r.TokenId == token).ExecuteUpdateAsync(r => r.SetProperty(x => x.BegunAt, at)));
    }

    private async Task<(ApiTokenId Id, string Text)> TokenAsync()
    {
        // An organisation of its own for each test: what another one made does not count here.
        var organisation = Organisations[Interlocked.Increment(ref _next) % Organisations.Length];
        return await portal.TokenAsync(await portal.PersonAsync(organisation, Role.ProvincialItOfficer), organisation, Full);
    }

    private static readonly string[] Organisations = ["PITB", "KPITB", "ISTD", "BSIT", "AJKITB", "GBIT", "ICTA", "PLRA", "SHCC", "NITB"];
    private static int _next;
}
