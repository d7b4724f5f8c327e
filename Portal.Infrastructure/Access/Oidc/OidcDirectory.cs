using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Portal.Application.Access;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>
/// What each provider says of itself and its keys: fetched once, kept, fetched anew now and then. While a provider is down the last
/// good copy serves.
/// </summary>
/// <param name="providers">The configured providers.</param>
/// <param name="http">Asks them.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class OidcDirectory(OidcProviders providers, OidcHttp http, TimeProvider clock, ILogger<OidcDirectory> logger) : ISignInProviders
{
    /// <summary>A copy of this age is fetched anew in the background.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Tokens with an unknown key make the keys be fetched at most this often, however many come.</summary>
    public static readonly TimeSpan BetweenUnknownKeys = TimeSpan.FromSeconds(5);

    /// <summary>A provider that did not answer is left alone for this long.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyList<SignInProvider> List() => [.. providers.All.Select(p => EntryOf(p).Describe(p))];

    /// <inheritdoc />
    public bool Has(string key) => providers.Find(key) is not null;

    /// <summary>The copy there is, or a first one.</summary>
    /// <exception cref="OidcUnavailableException">There is none, and the provider does not give one.</exception>
    public async Task<OidcConfiguration> GetAsync(OidcProvider provider, CancellationToken ct) => EntryOf(provider).Current ?? await FetchAsync(provider, _ => true, ct);

    /// <summary>The copy to check a token with: a new one where the copy at hand lacks the token's key.</summary>
    /// <exception cref="OidcUnavailableException">There is none, and the provider does not give one.</exception>
    public async Task<OidcConfiguration> WithKeyAsync(OidcProvider provider, string? key, CancellationToken ct)
    {
        var current = await GetAsync(provider, ct);
        if (key is null || current.Keys.Any(k => k.Id == key)) return current;
        try
        {
            return await FetchAsync(provider, entry => entry.MayLookForKey(clock.GetUtcNow()), ct);
        }
        catch (OidcUnavailableException)
        {
            return current;
        }
    }

    /// <summary>Fetches anew whatever is old or missing; for the background.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        foreach (var provider in providers.All.Where(p => !EntryOf(p).IsFresh(clock.GetUtcNow())))
        {
            try
            {
                await FetchAsync(provider, entry => !entry.IsFresh(clock.GetUtcNow()), ct);
            }
            catch (OidcUnavailableException)
            {
                // Logged where it happened, and shown to administrators; the last good copy serves.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever one provider brings about, the others are still looked at.
                logger.LogError(failure, "Looking at the identity provider {Provider} failed", provider.Key);
            }
        }
    }

    private Entry EntryOf(OidcProvider provider) => _entries.GetOrAdd(provider.Key, _ => new Entry());

    // One request at a time for each provider; who waited takes what the one before brought.
    private async Task<OidcConfiguration> FetchAsync(OidcProvider provider, Func<Entry, bool> isNeeded, CancellationToken ct)
    {
        var entry = EntryOf(provider);
        var before = entry.Current;
        await entry.Turn.WaitAsync(ct);
        try
        {
            if (entry.Current is { } current && (current != before || !isNeeded(entry))) return current;
            var now = clock.GetUtcNow();
            if (entry.Current is null && entry.Fault is { } fault && now - entry.AskedAt < AfterFailure) throw new OidcUnavailableException(fault);
            try
            {
                var configuration = await AskAsync(provider, ct);
                entry.Succeed(configuration, now);
                return configuration;
            }
            catch (OidcUnavailableException failure)
            {
                logger.LogWarning(failure, "The identity provider {Provider} cannot be used: {Fault}", provider.Key, failure.Fault);
                entry.Fail(failure.Fault, now);
                throw;
            }
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private async Task<OidcConfiguration> AskAsync(OidcProvider provider, CancellationToken ct)
    {
        var discovery = new Uri(provider.Authority.OriginalString.TrimEnd('/') + "/.well-known/openid-configuration");
        var metadata = OidcMetadata.Read(await http.GetAsync(provider, discovery, ct), provider);
        var keys = OidcKey.ReadSet(await http.GetAsync(provider, metadata.KeysAddress, ct));
        return keys.Any(k => metadata.Algorithms.Any(k.IsFor)) ? new OidcConfiguration(metadata, keys) : throw new OidcUnavailableException(OidcFault.NoKeys);
    }

    private sealed class Entry
    {
        private DateTimeOffset _lookedForKeyAt = DateTimeOffset.MinValue;

        public SemaphoreSlim Turn { get; } = new(1);

        public OidcConfiguration? Current { get; private set; }

        public DateTimeOffset? GoodAt { get; private set; }

        public DateTimeOffset AskedAt { get; private set; }

        public OidcFault? Fault { get; private set; }

        public bool IsFresh(DateTimeOffset now) => Fault is null && now - GoodAt < Fresh;

        public bool MayLookForKey(DateTimeOffset now)
        {
            if (now - _lookedForKeyAt < BetweenUnknownKeys) return false;
            _lookedForKeyAt = now;
            return true;
        }

        public void Succeed(OidcConfiguration configuration, DateTimeOffset now) => (Current, GoodAt, AskedAt, Fault) = (configuration, now, now, null);

        public void Fail(OidcFault fault, DateTimeOffset now) => (AskedAt, Fault) = (now, fault);

        public SignInProvider Describe(OidcProvider provider) =>
            new(provider.Key, provider.Name, provider.Authority.OriginalString, provider.Domains, GoodAt, Fault?.ToString(), Current?.Keys.Select(k => k.Id ?? "").ToList() ?? []);
    }
}
