using Microsoft.Extensions.Logging;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>
/// Asks the providers anew what they say of everybody who is signed in. Whom a provider no longer vouches for is signed out; while a
/// provider is down nothing changes.
/// </summary>
/// <param name="useCases">Reads and changes sessions.</param>
/// <param name="providers">The configured providers.</param>
/// <param name="client">Asks them.</param>
/// <param name="vault">Opens the refresh tokens.</param>
/// <param name="logger">The log.</param>
internal sealed class OidcRenewal(UseCaseRunner useCases, OidcProviders providers, OidcClient client, TokenVault vault, ILogger<OidcRenewal> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        HashSet<string> down = new(StringComparer.Ordinal);
        foreach (var session in (await useCases.SendAsync(SessionKeeper.Actor, new ListRenewableSessionsQuery(), ct)).Value)
        {
            // One that did not answer a moment ago is not waited for again and again.
            if (down.Contains(session.ProviderKey)) continue;
            try
            {
                await RenewAsync(session, ct);
            }
            catch (OidcUnavailableException unavailable)
            {
                logger.LogWarning(unavailable, "The provider {Provider} is down; its sessions are left as they are", session.ProviderKey);
                down.Add(session.ProviderKey);
            }
            catch (OidcRefusedException refused) when (!refused.IsOver)
            {
                // A fault of ours or theirs, such as a changed secret: no reason to throw everybody out.
                logger.LogError(refused, "The provider {Provider} refused to renew session {Session}", session.ProviderKey, session.Id);
            }
        }
    }

    private async Task RenewAsync(RenewableSession session, CancellationToken ct)
    {
        // A provider that was taken out of the configuration vouches for nobody, and a token that cannot be opened is none.
        if (providers.Find(session.ProviderKey) is not { } provider || vault.Unprotect(session.ProtectedRefreshToken) is not { } token)
        {
            await EndAsync(session, ct);
            return;
        }

        try
        {
            var tokens = await client.RefreshAsync(provider, token, session.Subject, vault.Unprotect(session.ProtectedIdToken), ct);
            var command = new RenewSessionCommand(session.Id, tokens.Claims.Values, vault.Protect(tokens.RefreshToken, Session.RefreshTokenMaxLength));
            var renewed = await useCases.SendAsync(SessionKeeper.Actor, command, ct);
            // The refresh token was used up: when somebody changed the person meanwhile, the change is made once more on top of theirs.
            if (renewed.Error == Domain.Common.Error.Stale) renewed = await useCases.SendAsync(SessionKeeper.Actor, command, ct);
            if (renewed.Error is { } left) logger.LogInformation("Session {Session} was not renewed: {Reason}", session.Id, left.Code);
        }
        catch (OidcRefusedException refused) when (refused.IsOver)
        {
            await EndAsync(session, ct);
        }
    }

    private async Task EndAsync(RenewableSession session, CancellationToken ct)
    {
        logger.LogInformation("Session {Session} ends: {Provider} no longer vouches for the person", session.Id, session.ProviderKey);
        await useCases.SendAsync(SessionKeeper.Actor, new EndProviderSessionCommand(session.Id), ct);
    }
}
