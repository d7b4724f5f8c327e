using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>The portal as a client of a provider: redeems codes and refresh tokens, and reads what the provider says of the person.</summary>
/// <param name="directory">What providers say of themselves.</param>
/// <param name="http">Asks them.</param>
/// <param name="clock">The clock.</param>
internal sealed class OidcClient(OidcDirectory directory, OidcHttp http, TimeProvider clock)
{
    /// <summary>Redeems the code that the browser brought back.</summary>
    /// <exception cref="OidcUnavailableException">The provider does not answer.</exception>
    /// <exception cref="OidcRefusedException">The provider refuses, or what it sends does not hold.</exception>
    public async Task<OidcTokens> RedeemAsync(OidcProvider provider, OidcCode code, CancellationToken ct)
    {
        var answer = await AskAsync(
            provider,
            new(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = code.Value, ["redirect_uri"] = code.RedirectUri, ["code_verifier"] = code.Verifier },
            ct);
        if (answer.Text("id_token") is not { } idToken) throw new OidcRefusedException("no_id_token");
        return await CheckAsync(provider, answer, idToken, new IdTokenExpectation(provider, code.Nonce, answer.Text("access_token"), clock.GetUtcNow()), ct);
    }

    /// <summary>Asks for new claims with a refresh token.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="refreshToken">The token.</param>
    /// <param name="subject">Whom it must be about.</param>
    /// <param name="first">The ID token of the sign-in; null where it is not known.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OidcUnavailableException">The provider does not answer.</exception>
    /// <exception cref="OidcRefusedException">The provider refuses, or what it sends does not hold.</exception>
    public async Task<OidcTokens> RefreshAsync(OidcProvider provider, string refreshToken, string subject, string? first, CancellationToken ct)
    {
        // No scope: the same as at the sign-in, of which the provider may have granted less than was asked (RFC 6749, section 6).
        var answer = await AskAsync(provider, new(StringComparer.Ordinal) { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, ct);
        // A provider need not send an ID token here (Core 1.0, section 12.2); then UserInfo alone tells the claims.
        var tokens = answer.Text("id_token") is { } idToken
            ? await CheckAsync(
                provider, answer, idToken, new IdTokenExpectation(provider, first is null ? null : IdTokenValidator.NonceOf(first), answer.Text("access_token"), clock.GetUtcNow()) { IsRenewed = true }, ct)
            : await WithUserInfoAsync(provider, new OidcTokens(subject, new OidcClaims(), null, answer.Text("refresh_token")), answer.Text("access_token"), isNeeded: true, ct);
        // Silence is not "no groups any more".
        if (tokens.Claims.Values.Count == 0) throw new OidcRefusedException("no_claims");
        return tokens.Subject == subject ? tokens : throw new OidcRefusedException(OidcRefusedException.OtherPerson);
    }

    private async Task<OidcTokens> CheckAsync(OidcProvider provider, JsonElement answer, string idToken, IdTokenExpectation expected, CancellationToken ct)
    {
        var configuration = await directory.WithKeyAsync(provider, IdTokenValidator.KeyOf(idToken), ct);
        var verdict = IdTokenValidator.Validate(idToken, configuration, expected);
        if (verdict.Token is not { } token) throw new OidcRefusedException($"id_token:{verdict.Fault}");
        var claims = OidcClaims.Of(token.Claims);
        var isNeeded = !claims.Has(provider.EmailClaim) || (provider.GroupsClaim is { } groups && !claims.Has(groups));
        return await WithUserInfoAsync(provider, new OidcTokens(token.Subject, claims, idToken, answer.Text("refresh_token")), expected.AccessToken, isNeeded, ct);
    }

    // The ID token's own words win over those of UserInfo, which carries no signature.
    private async Task<OidcTokens> WithUserInfoAsync(OidcProvider provider, OidcTokens tokens, string? accessToken, bool isNeeded, CancellationToken ct)
    {
        var endpoint = (await directory.GetAsync(provider, ct)).Metadata.UserInfoEndpoint;
        if (!isNeeded || endpoint is null || accessToken is null) return tokens;
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        var (status, body) = await http.SendAsync(provider, request, ct);
        if (status != HttpStatusCode.OK || body is not { } said) throw Failure(status, "userinfo");
        return said.Text("sub") == tokens.Subject ? tokens with { Claims = tokens.Claims.And(said) } : throw new OidcRefusedException("userinfo_subject");
    }

    private async Task<JsonElement> AskAsync(OidcProvider provider, Dictionary<string, string> form, CancellationToken ct)
    {
        var metadata = (await directory.GetAsync(provider, ct)).Metadata;
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        if (provider.ClientSecret is { } secret && !metadata.SecretInForm)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Encode(provider.ClientId)}:{Encode(secret)}")));
        }
        else
        {
            form["client_id"] = provider.ClientId;
            if (provider.ClientSecret is { } inForm) form["client_secret"] = inForm;
        }

        request.Content = new FormUrlEncodedContent(form);
        var (status, body) = await http.SendAsync(provider, request, ct);
        return status == HttpStatusCode.OK && body is { } answer ? answer : throw Failure(status, body?.Text("error") ?? "no_error_code");
    }

    // A fault of the provider passes; a refusal (RFC 6749, section 5.2) does not.
    private static Exception Failure(HttpStatusCode status, string reason) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests ? new OidcUnavailableException(OidcFault.NoAnswer) : new OidcRefusedException(reason);

    // RFC 6749, section 2.3.1: both are written as in a form before they are joined.
    private static string Encode(string text) => WebUtility.UrlEncode(text);
}

/// <summary>A code and what was kept of the request that asked for it.</summary>
/// <param name="Value">The code.</param>
/// <param name="RedirectUri">Where it was sent to.</param>
/// <param name="Verifier">The proof key's secret half (RFC 7636).</param>
/// <param name="Nonce">The number the ID token must bear.</param>
internal sealed record OidcCode(string Value, string RedirectUri, string Verifier, string Nonce);

/// <summary>What a provider sent, checked.</summary>
/// <param name="Subject">The person's name there.</param>
/// <param name="Claims">What it says of the person.</param>
/// <param name="IdToken">The ID token itself, for signing out there.</param>
/// <param name="RefreshToken">For asking again; null where none was given.</param>
internal sealed record OidcTokens(string Subject, OidcClaims Claims, string? IdToken, string? RefreshToken)
{
    /// <summary>Never a token, wherever this record is written.</summary>
    public override string ToString() => nameof(OidcTokens);
}

/// <summary>A provider refuses, or what it sends does not hold. The reason is for the log: a code of the protocol or of ours.</summary>
/// <param name="reason">The reason.</param>
internal sealed class OidcRefusedException(string reason) : Exception($"The identity provider's answer is refused: {Printable(reason)}")
{
    /// <summary>The answer is about somebody else than before.</summary>
    public const string OtherPerson = "subject_changed";

    /// <summary>The sign-in that the refresh token stands for is over (RFC 6749, section 5.2), or is suddenly somebody else's.</summary>
    public bool IsOver => reason is "invalid_grant" or OtherPerson;

    // A provider's words end up in a log: letters of a code only, and not many.
    private static string Printable(string text) => new([.. text.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-' or '.' ? c : '?')]);
}
