using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Security;
using Xunit;

namespace Portal.Tests.Web.Components;

/// <summary>What is kept of a form in a tab of the browser is for whoever entered it, and nobody else can read it.</summary>
public sealed class UnsavedInputTests : BunitContext
{
    private const string Form = "policy-1";
    private static readonly List<string> Entered = ["Floods of 2026", "سیلاب"];

    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public async Task Find_ByWhoeverEnteredIt_IsWhatWasKept()
    {
        var person = PersonId.New();
        await Of(person).KeepAsync(Form, Entered);
        Assert.DoesNotContain("Floods", Tab(), StringComparison.Ordinal);
        Assert.Equal(Entered, await Of(person).FindAsync<List<string>>(Form));
    }

    [Fact]
    public async Task Find_BySomebodyElseOrForAnotherForm_IsNothing_AndForgetsIt()
    {
        await Of(PersonId.New()).KeepAsync(Form, Entered);
        Tab();
        var forgotten = JSInterop.SetupVoid("sessionStorage.removeItem", Form).SetVoidResult();
        Assert.Null(await Of(PersonId.New()).FindAsync<List<string>>(Form));
        Assert.Single(forgotten.Invocations);
    }

    [Fact]
    public async Task Keep_OfMoreThanOneMessageTakes_KeepsNothing()
    {
        var noise = new string([.. Enumerable.Range(0, 60_000).Select(_ => (char)Random.Shared.Next('!', '~'))]);
        await Of(PersonId.New()).KeepAsync(Form, noise);
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Identifier == "sessionStorage.setItem");
    }

    [Fact]
    public async Task Find_OfWhatIsNoSeal_IsNothing()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<string?>("sessionStorage.getItem", Form).SetResult("forged");
        Assert.Null(await Of(PersonId.New()).FindAsync<List<string>>(Form));
    }

    // What the browser was given last, which it gives back from now on.
    private string Tab()
    {
        var sealedText = (string)JSInterop.Invocations.Last(i => i.Identifier == "sessionStorage.setItem").Arguments[1]!;
        JSInterop.Setup<string?>("sessionStorage.getItem", Form).SetResult(sealedText);
        return sealedText;
    }

    private UnsavedInput Of(PersonId person)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        return new UnsavedInput(new ProtectedSessionStorage(JSInterop.JSRuntime, _keys), new Somebody(person));
    }

    private sealed class Somebody(PersonId person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(SessionClaims.Session, Guid.NewGuid().ToString())], "test"))));
    }
}
