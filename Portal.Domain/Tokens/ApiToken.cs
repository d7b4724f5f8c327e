using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Tokens;

/// <summary>
/// Lets another system act for a person: with the scopes of the token and the rights that the person has at that moment,
/// whichever is less. An administrator makes it, but only the person it acts for ever sees its secret: nobody can act in
/// somebody else's name by making a token. Of the secret only a hash is kept.
/// </summary>
public sealed class ApiToken : AggregateRoot
{
    /// <summary>The most characters of <see cref="Name"/>.</summary>
    public const int NameMaxLength = 80;

    /// <summary>The most characters of <see cref="RevokeReason"/>.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>The most days a token lives: one year.</summary>
    public const int LongestLife = 366;

    /// <summary>How many days before its last day its person is reminded.</summary>
    public const int RemindBefore = 14;

    private readonly List<string> _scopes = [];

    private ApiToken()
    {
    }

    /// <summary>Its identifier.</summary>
    public ApiTokenId Id { get; private set; }

    /// <summary>The organisation it acts at.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The person it acts for.</summary>
    public PersonId ResponsibleId { get; private set; }

    /// <summary>What system it is for.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it may do at most; of <see cref="TokenScopes.All"/>.</summary>
    public IReadOnlyList<string> Scopes => _scopes;

    /// <summary>Its last day in Pakistan.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>SHA-256 of its secret, 32 bytes; null until its person has taken one.</summary>
    public byte[]? SecretHash { get; private set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last used, in UTC, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When its person was reminded of its last day, in UTC.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When it was revoked, in UTC.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Why it was revoked.</summary>
    public string RevokeReason { get; private set; } = "";

    /// <summary>A new token, without a secret yet.</summary>
    /// <param name="id">Made by the caller, so that a second click makes nothing twice.</param>
    /// <param name="organisation">The organisation it acts at.</param>
    /// <param name="responsible">The person it acts for.</param>
    /// <param name="name">What system it is for.</param>
    /// <param name="scopes">At least one of <see cref="TokenScopes.All"/>.</param>
    /// <param name="validUntil">Its last day, at most <see cref="LongestLife"/> days ahead.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">The moment.</param>
    public static ApiToken Create(ApiTokenId id, OrganisationId organisation, PersonId responsible, string name, IEnumerable<string> scopes, DateOnly validUntil, Actor by, DateTimeOffset now)
    {
        var token = new ApiToken { Id = id, OrganisationId = organisation, ResponsibleId = responsible, Name = name, ValidUntil = validUntil, CreatedAt = now };
        token._scopes.AddRange(scopes.Distinct().Order());
        token.Note(TokenChange.Created, by, now);
        return token;
    }

    /// <summary>How the token stands on a day.</summary>
    /// <param name="today">The day in Pakistan.</param>
    public TokenState StateOn(DateOnly today) =>
        RevokedAt is not null ? TokenState.Revoked
        : today > ValidUntil ? TokenState.Expired
        : SecretHash is null ? TokenState.Waiting
        : TokenState.Usable;

    /// <summary>Gives the person it acts for a secret; one given before dies.</summary>
    /// <param name="secretHash">SHA-256 of the secret.</param>
    /// <param name="today">The day in Pakistan.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="now">The moment.</param>
    public Result Issue(byte[] secretHash, DateOnly today, Actor by, DateTimeOffset now)
    {
        if (by.Id != ResponsibleId) return TokenErrors.NotResponsible;
        if (Ended(today) is { } ended) return ended;
        SecretHash = secretHash;
        Note(TokenChange.Issued, by, now);
        return Result.Ok;
    }

    /// <summary>Lets it act for another person, who has to take a new secret first.</summary>
    /// <param name="responsible">That person.</param>
    /// <param name="today">The day in Pakistan.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The moment.</param>
    public Result HandOver(PersonId responsible, DateOnly today, Actor by, DateTimeOffset now)
    {
        if (Ended(today) is { } ended) return ended;
        if (responsible == ResponsibleId) return TokenErrors.SamePerson;
        (ResponsibleId, SecretHash, RemindedAt) = (responsible, null, null);
        Note(TokenChange.HandedOver, by, now);
        return Result.Ok;
    }

    /// <summary>Ends it for good.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The moment.</param>
    public Result Revoke(string reason, Actor by, DateTimeOffset now)
    {
        if (RevokedAt is not null) return TokenErrors.Revoked;
        (RevokedAt, RevokeReason) = (now, reason);
        Note(TokenChange.Revoked, by, now);
        return Result.Ok;
    }

    /// <summary>Notes that its person was reminded of its last day.</summary>
    /// <param name="now">The moment.</param>
    public void Remind(DateTimeOffset now) => RemindedAt ??= now;

    private Error? Ended(DateOnly today) => StateOn(today) switch
    {
        TokenState.Revoked => TokenErrors.Revoked,
        TokenState.Expired => TokenErrors.Expired,
        _ => null,
    };

    private void Note(TokenChange change, Actor by, DateTimeOffset now) =>
        Raise(new TokenChanged(Id, change, ResponsibleId, Name, new { Change = change, Name, Scopes = _scopes.ToList(), ValidUntil, RevokeReason }, Version, by, now));
}

/// <summary>How a token stands.</summary>
public enum TokenState
{
    /// <summary>Its person has not taken its secret yet.</summary>
    Waiting,

    /// <summary>It can be used.</summary>
    Usable,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}
