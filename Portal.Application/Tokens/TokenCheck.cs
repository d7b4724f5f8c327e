using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Says whether a token that the portal once gave out still holds, in one query.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
public sealed class TokenCheck(IPortalDb db, TimeProvider clock)
{
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(1);

    /// <summary>Who may act with it, or why nobody may.</summary>
    /// <param name="presented">The token.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TokenVerdict> OfAsync(PresentedToken presented, CancellationToken ct)
    {
        var found = await db.ApiTokens.AsNoTracking().Where(t => t.Id == presented.Id)
            .Join(db.People, t => t.ResponsibleId, p => p.Id, (t, p) => new { Token = t, p.State })
            .SingleOrDefaultAsync(ct);
        if (found?.Token.SecretHash is not { } hash || !CryptographicOperations.FixedTimeEquals(hash, presented.SecretHash)) return new(null, found?.Token.ResponsibleId, "Tokens.Unknown");
        var (token, now) = (found.Token, clock.GetUtcNow());
        if (token.RevokedAt is not null) return new(null, token.ResponsibleId, TokenErrors.Revoked.Code);
        if (token.StateOn(clock.TodayInPakistan()) == TokenState.Expired) return new(null, token.ResponsibleId, TokenErrors.Expired.Code);
        if (found.State != PersonState.Active) return new(null, token.ResponsibleId, "Tokens.PersonInactive");
        if (token.LastUsedAt is null || now - token.LastUsedAt >= NoteUseEvery) await NoteUseAsync(token.Id, now, ct);
        return new(new TokenBearer(token.Id, token.ResponsibleId), token.ResponsibleId, null);
    }

    // A use is no change: it neither rotates the version nor waits for anybody.
    private Task<int> NoteUseAsync(ApiTokenId id, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - NoteUseEvery;
        return db.ApiTokens.Where(t => t.Id == id && (t.LastUsedAt == null || t.LastUsedAt <= before)).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now), ct);
    }
}

/// <summary>What became of a token that was presented.</summary>
/// <param name="Bearer">Who may act; null when nobody may.</param>
/// <param name="Person">The person it acts for, as far as it is known.</param>
/// <param name="Reason">Why nobody may; null when somebody may.</param>
public sealed record TokenVerdict(TokenBearer? Bearer, PersonId? Person, string? Reason);
