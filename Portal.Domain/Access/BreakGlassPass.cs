using System.Security.Cryptography;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Access;

/// <summary>Identifies a one-time pass.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct BreakGlassPassId(Guid Value) : IEntityId<BreakGlassPassId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static BreakGlassPassId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static BreakGlassPassId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A way in when no other is left, made at the server's console: whoever holds its secret signs in once as the emergency
/// administrator. Only a hash of the secret is kept, and every step leaves an entry in the ledger.
/// </summary>
public sealed class BreakGlassPass : AggregateRoot
{
    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Bytes of the secret.</summary>
    public const int SecretSize = 32;

    /// <summary>How long the secret is good for.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(10);

    private BreakGlassPass()
    {
    }

    /// <summary>Its identifier.</summary>
    public BreakGlassPassId Id { get; private set; }

    /// <summary>SHA-256 of the secret, in hexadecimal. A random secret of this length needs no salt.</summary>
    public string SecretHash { get; private set; } = "";

    /// <summary>Why it was made.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>When the secret stops being good, in UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The session that was started with it; null while it is unused.</summary>
    public SessionId? SessionId { get; private set; }

    /// <summary>When that session ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A new pass.</summary>
    /// <param name="secret">Random bytes that nobody else knows.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The console.</param>
    /// <param name="now">The moment.</param>
    public static BreakGlassPass Issue(ReadOnlySpan<byte> secret, string reason, Actor by, DateTimeOffset now)
    {
        var pass = new BreakGlassPass { Id = BreakGlassPassId.New(), SecretHash = HashOf(secret), Reason = reason, IssuedAt = now, ExpiresAt = now + ValidFor };
        pass.Say("issued", by, now);
        return pass;
    }

    /// <summary>The hash that is kept of a secret.</summary>
    /// <param name="secret">The secret.</param>
    public static string HashOf(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>Uses it up.</summary>
    /// <param name="session">The session that it starts.</param>
    /// <param name="by">Who signs in.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Not found when it was used before or its time is over: one answer for both, so that it tells nothing.</returns>
    public Result Use(SessionId session, Actor by, DateTimeOffset now)
    {
        if (SessionId is not null || now >= ExpiresAt) return Error.NotFound;
        SessionId = session;
        Say("used", by, now);
        return Result.Ok;
    }

    /// <summary>Notes that the session is over; a second time changes nothing.</summary>
    /// <param name="by">Who notes it.</param>
    /// <param name="now">The moment.</param>
    public void End(Actor by, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Say("ended", by, now);
    }

    private void Say(string verb, Actor by, DateTimeOffset at) =>
        Raise(new BreakGlassMoved(Id, verb, new { Verb = verb, Reason, IssuedAt, ExpiresAt, Session = SessionId?.Value }, Version, by, at));
}

/// <summary>The emergency access was prepared, used, or is over.</summary>
/// <param name="Id">The pass.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Snapshot">Reason and times.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record BreakGlassMoved(BreakGlassPassId Id, string Verb, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("break-glass." + Verb, "BG-" + Id.Value.ToString("N")[^8..].ToUpperInvariant(), SubjectVersion, Snapshot, "/ledger");
}
