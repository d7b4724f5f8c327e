using System.Web;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Infrastructure.Access.Oidc;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Oidc;

/// <summary>Signing in at a real provider, and everything that a provider or somebody in between can do wrong.</summary>
/// <param name="portal">The portal with its providers.</param>
[Collection(OidcCollection.Name)]
public sealed class OidcSignInTests(OidcPortal portal) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await portal.Alpha.FaultAsync("");
        await portal.Beta.FaultAsync("");
    }

    [Fact]
    public async Task SignIn_OfAnInvitedPerson_LinksThemAndComesBackToWhereTheyWanted()
    {
        var (id, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        Assert.Equal("/notifications?page=2", await surfer.SignInAsync("alpha", account, "/notifications?page=2"));
        Assert.True(await surfer.IsSignedInAsync());

        var person = await portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal((PersonState.Active, "alpha", account), (person.State, person.ProviderKey, person.Subject));
        Assert.NotNull(person.LastSignInAt);

        // Next time the provider's own name counts: another address there changes nothing.
        await portal.Alpha.AccountAsync(account, new { email = "somebody.else@alpha.example", email_verified = false });
        using var again = portal.Open();
        Assert.Equal("/", await again.SignInAsync("alpha", account));
        Assert.True(await again.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_AtAProviderThatGivesNoSecret_Works()
    {
        await portal.Beta.AccountAsync("public", new { email = "public@beta.example", email_verified = true });
        await portal.InDbAsync(async db =>
        {
            var home = await db.Organisations.SingleAsync(o => o.Code == "PITB");
            db.People.Add(Person.Invite(PersonId.New(), new("Public", ""), "public@beta.example", home.Id, Actor.System("test"), DateTimeOffset.UtcNow));
            await db.CommitAsync(CancellationToken.None);
        });
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("beta", "public"));
        Assert.True(await surfer.IsSignedInAsync());
    }

    [Fact]
    public async Task SignIn_WhenTheIdTokenSaysLittle_AsksUserInfo()
    {
        var (_, account) = await portal.InvitedAsync();
        await portal.Alpha.FaultAsync("thin");
        await portal.Alpha.AskedAsync();
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("alpha", account));
        Assert.Contains("/me", await portal.Alpha.AskedAsync());

        await portal.Alpha.FaultAsync("");
        using var second = portal.Open();
        Assert.Equal("/", await second.SignInAsync("alpha", account));
        Assert.DoesNotContain("/me", await portal.Alpha.AskedAsync());
    }

    [Fact]
    [Asvs("10.2.1")]
    public async Task Challenge_AsksWithProofKeyStateAndNonceThatAreNewEachTime()
    {
        using var surfer = portal.Open();
        var (first, second) = (HttpUtility.ParseQueryString((await surfer.BeginAsync("alpha")).Query), HttpUtility.ParseQueryString((await surfer.BeginAsync("alpha")).Query));
        Assert.Equal(("code", "S256", "portal"), (first["response_type"], first["code_challenge_method"], first["client_id"]));
        foreach (var name in new[] { "state", "nonce", "code_challenge" })
        {
            Assert.True(first[name]!.Length >= 43);
            Assert.NotEqual(first[name], second[name]);
        }
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("future")]
    [InlineData("skew-outside")]
    [InlineData("none")]
    [InlineData("hs256")]
    [InlineData("wrong-key")]
    [InlineData("unknown-key")]
    [InlineData("iss-wrong")]
    [InlineData("iss-missing")]
    [InlineData("away@/token")]
    public async Task SignIn_WhenTheAnswerDoesNotHold_IsRefused(string fault)
    {
        var (id, account) = await portal.InvitedAsync();
        await portal.Alpha.FaultAsync(fault);
        await AssertProblemAsync("Refused", account);
        Assert.Equal(PersonState.Invited, (await portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id))).State);
    }

    [Fact]
    public async Task SignIn_WhenUserInfoIsAboutSomebodyElse_IsRefused()
    {
        var (_, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        var address = await surfer.BeginAsync("alpha");
        await portal.Alpha.AccountAsync(account, new { name = "no address" });
        await portal.Alpha.FaultAsync("userinfo-subject");
        Assert.StartsWith("/signin/problem?what=Refused", await surfer.ReturnAsync(await surfer.AtProviderAsync(address, account)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WhenTheClocksAreALittleApart_Works()
    {
        var (_, account) = await portal.InvitedAsync();
        await portal.Alpha.FaultAsync("skew-inside");
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("alpha", account));
    }

    [Fact]
    public async Task SignIn_AfterTheProviderChangedItsKey_TakesTheNewOneAndNoLongerTheOld()
    {
        var (_, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("alpha", account));
        await portal.Alpha.RotateAsync();
        // Another test may just have had a token with an unknown key.
        await Task.Delay(OidcDirectory.BetweenUnknownKeys);
        using var rotated = portal.Open();
        Assert.Equal("/", await rotated.SignInAsync("alpha", account));
        await portal.Alpha.FaultAsync("old-key");
        await AssertProblemAsync("Refused", account);
    }

    [Theory]
    [InlineData("broken@/token")]
    [InlineData("gigantic@/token")]
    [InlineData("slow@/token")]
    public async Task SignIn_WhenTheProviderFailsAtTheToken_SaysThatItIsDown(string fault)
    {
        var (_, account) = await portal.InvitedAsync();
        await portal.Alpha.FaultAsync(fault);
        await AssertProblemAsync("ProviderDown", account);
    }

    [Fact]
    [Asvs("16.5.2")]
    public async Task SignIn_WhenTheProviderGoesDownMeanwhile_SaysSoAndWhoIsInGoesOnWorking()
    {
        var (_, account) = await portal.InvitedAsync();
        using var working = portal.Open();
        Assert.Equal("/", await working.SignInAsync("alpha", account));
        using var coming = portal.Open();
        var callback = await coming.AtProviderAsync(await coming.BeginAsync("alpha"), account);

        await portal.Alpha.DownAsync();
        try
        {
            Assert.StartsWith("/signin/problem?what=ProviderDown", await coming.ReturnAsync(callback), StringComparison.Ordinal);
            Assert.True(await working.IsSignedInAsync());

            // Signing out works too; that it reaches the provider is up to the browser.
            using var left = await working.PostAsync("/help", "/signout");
            Assert.False(await working.IsSignedInAsync());
        }
        finally
        {
            await portal.Alpha.UpAsync();
        }
    }

    [Fact]
    public async Task SignIn_WhenThePersonGivesUp_SaysSoWithoutTheProvidersWords()
    {
        using var surfer = portal.Open();
        var problem = await surfer.ReturnAsync(await surfer.AtProviderAsync(await surfer.BeginAsync("alpha"), "", cancel: true));
        Assert.StartsWith("/signin/problem?what=Cancelled&reference=", problem, StringComparison.Ordinal);
        var page = await (await surfer.GetAsync(problem)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("access_denied", page, StringComparison.Ordinal);
        Assert.Contains(HttpUtility.ParseQueryString(new Uri("http://x" + problem).Query)["reference"]!, page, StringComparison.Ordinal);
    }

    [Fact]
    [Asvs("10.5.1")]
    public async Task Callback_UsedASecondTime_IsRefused()
    {
        var (_, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        var callback = await surfer.AtProviderAsync(await surfer.BeginAsync("alpha"), account);
        Assert.Equal("/", await surfer.ReturnAsync(callback));
        Assert.StartsWith("/signin/problem?what=Lapsed", await surfer.ReturnAsync(callback), StringComparison.Ordinal);
    }

    [Fact]
    [Asvs("10.2.1")]
    public async Task Callback_WithAnotherSignInsCode_IsRefused()
    {
        var (_, account) = await portal.InvitedAsync();
        using var victim = portal.Open();
        using var attacker = portal.Open();
        var stolen = Query(await attacker.AtProviderAsync(await attacker.BeginAsync("alpha"), account));
        var own = Query(await victim.AtProviderAsync(await victim.BeginAsync("alpha"), account));

        // The attacker's code under the victim's state: the proof key does not fit it.
        own["code"] = stolen["code"];
        Assert.StartsWith("/signin/problem?what=Refused", await victim.ReturnAsync(Callback(own)), StringComparison.Ordinal);
        // The attacker's whole address in the victim's browser: it was not begun there.
        Assert.StartsWith("/signin/problem?what=Lapsed", await victim.ReturnAsync(Callback(stolen)), StringComparison.Ordinal);
        Assert.False(await victim.IsSignedInAsync());
    }

    [Theory]
    [InlineData("state", null)]
    [InlineData("state", "forged")]
    [InlineData("code", null)]
    [InlineData("code", "")]
    public async Task Callback_WithoutItsParts_IsRefused(string name, string? value)
    {
        var (_, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        var query = Query(await surfer.AtProviderAsync(await surfer.BeginAsync("alpha"), account));
        if (value is null) query.Remove(name);
        else query[name] = value;
        Assert.StartsWith("/signin/problem?what=Lapsed", await surfer.ReturnAsync(Callback(query)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_WithAParameterTwice_IsRefused()
    {
        var (_, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        var callback = await surfer.AtProviderAsync(await surfer.BeginAsync("alpha"), account);
        Assert.StartsWith("/signin/problem?what=Lapsed", await surfer.ReturnAsync(new Uri(callback + "&code=another")), StringComparison.Ordinal);
    }

    [Fact]
    [Asvs("10.2.2")]
    public async Task Callback_WithTheAnswerOfAnotherProvider_IsRefused()
    {
        var (_, account) = await portal.InvitedAsync();
        await portal.Beta.AccountAsync(account, new { email = $"{account}@alpha.example", email_verified = true });
        using var surfer = portal.Open();
        var alpha = Query(await surfer.AtProviderAsync(await surfer.BeginAsync("alpha"), account));
        var beta = Query(await surfer.AtProviderAsync(await surfer.BeginAsync("beta"), account));

        // Beta's answer under alpha's state: it names itself, and is not who was asked.
        beta["state"] = alpha["state"];
        await portal.Alpha.AskedAsync();
        Assert.StartsWith("/signin/problem?what=Refused", await surfer.ReturnAsync(Callback(beta)), StringComparison.Ordinal);
        Assert.DoesNotContain("/token", await portal.Alpha.AskedAsync());
    }

    [Fact]
    public async Task SignIn_AtAProviderThatVouchesForAnothersDomain_IsRefused()
    {
        var (id, account) = await portal.InvitedAsync();
        await portal.Beta.AccountAsync("impostor", new { email = $"{account}@alpha.example", email_verified = true });
        using var surfer = portal.Open();
        Assert.StartsWith("/signin/problem?what=EmailNotVerified", await surfer.SignInAsync("beta", "impostor"), StringComparison.Ordinal);
        Assert.Equal(PersonState.Invited, (await portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id))).State);
    }

    [Fact]
    [Asvs("6.3.8")]
    public async Task SignIn_OfSomebodyWhoMayNot_SaysWhatToDo()
    {
        await portal.Alpha.AccountAsync("stranger", new { email = "stranger@alpha.example", email_verified = true });
        await AssertProblemAsync("NotInvited", "stranger");

        var (_, unverified) = await portal.InvitedAsync();
        await portal.Alpha.AccountAsync(unverified, new { email = $"{unverified}@alpha.example", email_verified = false });
        await AssertProblemAsync("EmailNotVerified", unverified);
        await portal.Alpha.AccountAsync(unverified, new { email = $"{unverified}@alpha.example" });
        await AssertProblemAsync("EmailNotVerified", unverified);

        var (id, disabled) = await portal.InvitedAsync();
        await portal.InDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id)).Disable("Left", Actor.System("test"), DateTimeOffset.UtcNow);
            await db.CommitAsync(CancellationToken.None);
        });
        await AssertProblemAsync("Disabled", disabled);

        // Somebody else at the same provider with the address of a person who signs in already.
        var (_, taken) = await portal.InvitedAsync();
        using var first = portal.Open();
        Assert.Equal("/", await first.SignInAsync("alpha", taken));
        await portal.Alpha.AccountAsync("other-" + taken, new { email = $"{taken}@alpha.example", email_verified = true });
        await AssertProblemAsync("LinkedElsewhere", "other-" + taken);
    }

    [Fact]
    [Asvs("3.7.2")]
    public async Task SignIn_WithAWayBackOutOfThePortal_StaysInside()
    {
        var (_, account) = await portal.InvitedAsync();
        foreach (var outside in new[] { "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)" })
        {
            using var surfer = portal.Open();
            Assert.Equal("/", await surfer.SignInAsync("alpha", account, outside));
        }
    }

    [Fact]
    public async Task SignIn_KeepsTheProvidersTokensUnreadable_AndEndsThemWithTheSession()
    {
        var (id, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        await surfer.SignInAsync("alpha", account);
        var session = await portal.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.PersonId == id));
        Assert.Equal((SignInMethod.OpenIdConnect, "alpha"), (session.Method, session.ProviderKey));
        Assert.StartsWith("CfDJ8", session.ProtectedRefreshToken, StringComparison.Ordinal);
        Assert.StartsWith("CfDJ8", session.ProtectedIdToken, StringComparison.Ordinal);

        using var left = await surfer.PostAsync("/help", "/signout");
        var away = await Surfer.OnwardAsync(left);
        var asked = HttpUtility.ParseQueryString(away.Query);
        Assert.Equal(portal.Alpha.Issuer + "/session/end", away.GetLeftPart(UriPartial.Path));
        Assert.Equal((portal.Address + "/signin", "portal"), (asked["post_logout_redirect_uri"], asked["client_id"]));
        Assert.Equal(3, asked["id_token_hint"]!.Split('.').Length);
        Assert.False(await surfer.IsSignedInAsync());
        var ended = await portal.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.PersonId == id));
        Assert.Equal((SessionEndReason.SignedOut, null, null), (ended.EndReason, ended.ProtectedRefreshToken, ended.ProtectedIdToken));
    }

    private async Task AssertProblemAsync(string problem, string account)
    {
        using var surfer = portal.Open();
        Assert.StartsWith($"/signin/problem?what={problem}&reference=", await surfer.SignInAsync("alpha", account), StringComparison.Ordinal);
        Assert.False(await surfer.IsSignedInAsync());
    }

    private static System.Collections.Specialized.NameValueCollection Query(Uri address) => HttpUtility.ParseQueryString(address.Query);

    private Uri Callback(System.Collections.Specialized.NameValueCollection query) => new($"{portal.Address}/signin-oidc?{query}");
}
