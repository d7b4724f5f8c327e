using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>
/// The authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), for all providers. The framework's handler does what
/// OAuth asks for (state, the cookie that binds it to the browser, the order of steps); this class adds which provider it is, its
/// addresses, the nonce and the ID token.
/// </summary>
internal sealed class OidcHandler(
    IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder, OidcProviders providers, OidcDirectory directory, OidcClient client)
    : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    private OidcMetadata? _metadata;
    private OidcTokens? _tokens;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            _metadata = (await directory.GetAsync(ProviderOf(properties), Context.RequestAborted)).Metadata;
        }
        catch (OidcUnavailableException down)
        {
            await Events.RemoteFailure(new RemoteFailureContext(Context, Scheme, Options, new OidcProblemException(OidcProblem.ProviderDown, down)) { Properties = properties });
            return;
        }

        properties.IssuedUtc = TimeProvider.GetUtcNow();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var provider = ProviderOf(properties);
        var (nonce, verifier) = (Random(), Random());
        properties.Items[OidcRequest.Nonce] = nonce;
        properties.Items[OidcRequest.Verifier] = verifier;
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = redirectUri,
            ["scope"] = string.Join(' ', provider.Scopes),
            ["state"] = Options.StateDataFormat.Protect(properties),
            ["nonce"] = nonce,
            ["code_challenge"] = Base64UrlText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["ui_locales"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        };
        if (OidcRequest.LoginHintOf(properties) is { } hint) parameters["login_hint"] = hint;
        return QueryHelpers.AddQueryString(_metadata!.AuthorizationEndpoint.OriginalString, parameters);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // Said twice, a parameter means one thing to us and perhaps another to who wrote it.
        if (Request.Query.Any(p => p.Value.Count > 1)) return Fail(OidcProblem.Lapsed);
        var properties = Options.StateDataFormat.Unprotect(Request.Query["state"]);
        if (providers.Find(OidcRequest.ProviderKeyOf(properties)) is not { } provider || properties!.IssuedUtc is not { } issued) return Fail(OidcProblem.Lapsed);
        if (TimeProvider.GetUtcNow() - issued > Options.RemoteAuthenticationTimeout) return Fail(OidcProblem.Lapsed);
        try
        {
            var metadata = (await directory.GetAsync(provider, Context.RequestAborted)).Metadata;
            if (!IsFrom(metadata)) return Fail(OidcProblem.Refused, new OidcRefusedException("iss"));
            var result = await base.HandleRemoteAuthenticateAsync();
            return result.Failure is null or OidcProblemException ? result : Fail(ProblemOf(result.Failure), result.Failure);
        }
        catch (OidcUnavailableException down)
        {
            return Fail(OidcProblem.ProviderDown, down);
        }
        catch (OidcRefusedException refused)
        {
            return Fail(OidcProblem.Refused, refused);
        }
    }

    protected override Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties) => Task.FromResult(Fail(OidcProblem.Cancelled));

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var properties = context.Properties;
        if (OidcRequest.Take(properties, OidcRequest.Verifier) is not { } verifier || OidcRequest.Take(properties, OidcRequest.Nonce) is not { } nonce)
            return OAuthTokenResponse.Failed(new OidcProblemException(OidcProblem.Lapsed));
        _tokens = await client.RedeemAsync(ProviderOf(properties), new OidcCode(context.Code, context.RedirectUri, verifier, nonce), Context.RequestAborted);

        // The framework wants an access token here. Ours has served its purpose inside the client and goes no further.
        return OAuthTokenResponse.Success(JsonDocument.Parse("""{"access_token":"served"}"""));
    }

    protected override Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        OidcRequest.Complete(properties, OidcIdentity.Of(ProviderOf(properties), _tokens!, providers));
        return Task.FromResult(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name));
    }

    private static HandleRequestResult Fail(OidcProblem problem, Exception? cause = null) => HandleRequestResult.Fail(new OidcProblemException(problem, cause));

    private static string Random() => Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32));

    // RFC 9207: a provider that names itself in its answers must do so in each; what another sends is not for this sign-in.
    private bool IsFrom(OidcMetadata metadata) => Request.Query.TryGetValue("iss", out var issuer) ? issuer == metadata.Issuer : !metadata.NamesItself;

    // RFC 6749, section 4.1.2.1, or the framework found no state, cookie or code.
    private OidcProblem ProblemOf(Exception failure) => (failure as OidcProblemException)?.Problem ?? Request.Query["error"].ToString() switch
    {
        "" => OidcProblem.Lapsed,
        "temporarily_unavailable" or "server_error" => OidcProblem.ProviderDown,
        _ => OidcProblem.Refused,
    };

    private OidcProvider ProviderOf(AuthenticationProperties properties) =>
        providers.Find(OidcRequest.ProviderKeyOf(properties)) ?? throw new InvalidOperationException("A challenge names no configured provider: make its properties by OidcRequest.");
}
