using Microsoft.Extensions.Caching.Memory;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Tokens;

namespace Portal.Infrastructure.Access;

/// <summary>Who asks: a person, in a session, by a token.</summary>
/// <param name="Person">The person.</param>
/// <param name="Session">The session they act in; null for none.</param>
/// <param name="Token">The token that acts for them; null for none.</param>
internal sealed record RightsKey(PersonId Person, SessionId? Session, ApiTokenId? Token);

/// <summary>
/// What rights were the last time somebody looked. Only ever good for beginning: whatever comes of it is held back until the database has said the same.
/// </summary>
internal sealed class LastKnownRights : IDisposable
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public CallerRights? Find(RightsKey who) => _kept.Get<CallerRights>(who);

    /// <summary>Remembers an answer.</summary>
    /// <param name="who">Who asked.</param>
    /// <param name="rights">What they hold; null for nothing.</param>
    /// <returns>The answer.</returns>
    public CallerRights? Keep(RightsKey who, CallerRights? rights)
    {
        if (rights is null) _kept.Remove(who);
        else _kept.Set(who, rights, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        return rights;
    }

    public void Dispose() => _kept.Dispose();
}
