using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Security;
using Portal.Domain.Tokens;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>Tokens that do not hold, and what is told of them.</summary>
public sealed class TokenAuthenticationTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    [Fact]
    public async Task Token_OnAnyNode_Holds()
    {
        var (_, text) = await TokenAsync();
        for (var node = 0; node < 2; node++)
        {
            using var client = portal.Client(text, node);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/services")).StatusCode);
        }
    }

    [Fact]
    public async Task Request_WithoutAToken_IsToldHowToComeIn()
    {
        using var client = portal.Client(null);
        var answer = await client.GetAsync("/api/v1/services");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"portal\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Token_ThatWasTamperedWith_IsRefusedWithoutAQuery()
    {
        var (_, text) = await TokenAsync();
        string[] hostile =
        [
            Flip(text, 20), Flip(text, 60), Flip(text, 82), text[..^1], text + "A", text[TokenFormat.Prefix.Length..], "portal_", "", "portal_" + new string('=', 76), "portal_" + new string('%', 76),
            "PORTAL_" + text[7..], Made(1), Made(0), Made(255),
        ];
        // What is noted of the refusals, and the portal's own work, goes on meanwhile.
        using var count = new CommandCount(portal.Database, "api_tokens");
        foreach (var one in hostile)
        {
            using var client = portal.Client(null);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + one);
            var answer = await client.GetAsync("/api/v1/services");
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, one);
        }

        Assert.Equal(0, count.Count);
    }

    [Fact]
    public async Task Token_WithTheRightMacAndAnotherSecret_IsRefused()
    {
        var (id, _) = await TokenAsync();
        var forged = TokenFormat.Write(id, RandomNumberGenerator.GetBytes(TokenFormat.SecretLength), portal.Services.GetRequiredService<ITokenKeys>().Newest);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(forged));
    }

    [Fact]
    public async Task Token_ThatWasRevoked_IsRefusedEverywhereAtOnceAndNoted()
    {
        var (id, text) = await TokenAsync();
        var person = await portal.InDbAsync(db => db.ApiTokens.Where(t => t.Id == id).Join(db.People, t => t.ResponsibleId, p => p.Id, (_, p) => p).SingleAsync());
        Assert.Null((await portal.SendAsync(person, new RevokeTokenCommand(id, await portal.VersionAsync(id), "The system is gone."))).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text, 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text));
        await portal.FlushAsync();
        var noted = await portal.InDbAsync(db => db.SecurityEvents.FirstAsync(e => e.Type == SecurityEventType.TokenRefused && e.Token == id.Short));
        Assert.Equal((TokenErrors.Revoked.Code, person.Pseudonym), (noted.Reason, noted.Actor));
        Assert.Equal("127.0.0.0/24", noted.Network);
    }

    [Fact]
    public async Task Token_WhoseLastDayIsOver_IsRefused()
    {
        var (id, text) = await TokenAsync();
        await portal.InDbAsync(db => db.ApiTokens.Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.ValidUntil, new DateOnly(2020, 1, 1))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text));
    }

    [Fact]
    [Asvs("7.4.2")]
    public async Task Token_WhosePersonWasDisabled_IsDead()
    {
        var (id, text) = await TokenAsync();
        await portal.InDbAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => db.ApiTokens.Any(t => t.Id == id && t.ResponsibleId == p.Id));
            Assert.Null(person.Disable("Left.", Filings.Actor(), DateTimeOffset.UtcNow).Error);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text));
    }

    [Fact]
    public async Task Token_ThatWasIssuedAnewOrHandedOver_LosesItsOldSecret()
    {
        var (id, text) = await TokenAsync();
        var person = await portal.InDbAsync(db => db.People.SingleAsync(p => db.ApiTokens.Any(t => t.Id == id && t.ResponsibleId == p.Id)));
        var renewed = (await portal.SendAsync(person, new IssueTokenCommand(id, await portal.VersionAsync(id)))).Value;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(renewed));

        var (colleague, administrator) = (await portal.PersonAsync("PITB", Role.ProvincialItOfficer), await portal.PersonAsync("PITB", Role.OrganisationAdministrator));
        Assert.Null((await portal.SendAsync(administrator, new HandOverTokenCommand(id, await portal.VersionAsync(id), colleague.Id))).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(renewed));
    }

    [Fact]
    public async Task Requests_FasterThanTheLimit_AreToldWhenToComeAgain()
    {
        var (_, text) = await TokenAsync();
        using var client = portal.Client(text);
        HttpResponseMessage? late = null;
        for (var i = 0; i < 600 && late is null; i++)
        {
            var answer = await client.GetAsync("/api/v1/services/00000000-0000-0000-0000-000000000001");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) late = answer;
        }

        Assert.NotNull(late);
        Assert.True(late.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync((await TokenAsync()).Text));
    }

    [Fact]
    public async Task Cookie_AtTheApi_MeansNothing()
    {
        using var client = portal.Client(null);
        client.DefaultRequestHeaders.Add("Cookie", "portal=whatever");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/services")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/v1/services", null)).StatusCode);
    }

    private async Task<(ApiTokenId Id, string Text)> TokenAsync() =>
        await portal.TokenAsync(await portal.PersonAsync("PITB", Role.ProvincialItOfficer), "PITB", Permissions.Services.Read, Permissions.Services.Register);

    private async Task<HttpStatusCode> StatusAsync(string token, int node = 0)
    {
        using var client = portal.Client(token, node);
        return (await client.GetAsync("/api/v1/services")).StatusCode;
    }

    private static string Flip(string text, int at) => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];

    private static string Made(byte keyNumber)
    {
        var key = new TokenKey(keyNumber, RandomNumberGenerator.GetBytes(32));
        return TokenFormat.Write(ApiTokenId.New(), RandomNumberGenerator.GetBytes(TokenFormat.SecretLength), key);
    }
}
