namespace Portal.Domain.Tokens;

/// <summary>
/// The first answer to a request that a program named with a key of its own, so that the same request sent again gets the same answer and does nothing twice
/// (IETF draft-ietf-httpapi-idempotency-key-header).
/// </summary>
public sealed class ApiReply
{
    /// <summary>The most characters of <see cref="Key"/>.</summary>
    public const int KeyMaxLength = 200;

    /// <summary>The most bytes of <see cref="Body"/> that are kept.</summary>
    public const int BodyMaxLength = 1024 * 1024;

    /// <summary>How long a first answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>After this time without an answer whoever worked on it is taken for dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ApiReply()
    {
    }

    /// <summary>The token the request came with.</summary>
    public ApiTokenId TokenId { get; private set; }

    /// <summary>The program's name for the request.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the request: method, address, version and body; 32 bytes.</summary>
    public byte[] Fingerprint { get; private set; } = [];

    /// <summary>When it was last begun, in UTC. Who begins it anew changes this, and only one can.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>HTTP status of the answer; null while it is being worked on.</summary>
    public int? Status { get; private set; }

    /// <summary>Media type of the answer.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Its entity tag; empty for none.</summary>
    public string ETag { get; private set; } = "";

    /// <summary>Where what was made is; empty for nowhere.</summary>
    public string Location { get; private set; } = "";

    /// <summary>The answer itself.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>A request that is begun.</summary>
    /// <param name="token">The token it came with.</param>
    /// <param name="key">The program's name for it.</param>
    /// <param name="fingerprint">SHA-256 of it, 32 bytes.</param>
    /// <param name="now">The moment.</param>
    public static ApiReply Begin(ApiTokenId token, string key, byte[] fingerprint, DateTimeOffset now) => new() { TokenId = token, Key = key, Fingerprint = fingerprint, BegunAt = now };

    /// <summary>Whether the key may be used afresh: its answer is no longer kept, or whoever worked on it died.</summary>
    /// <param name="now">The moment.</param>
    public bool IsOver(DateTimeOffset now) => now - BegunAt >= (Status is null ? Patience : Kept);

    /// <summary>Begins it anew.</summary>
    /// <param name="fingerprint">SHA-256 of the request.</param>
    /// <param name="now">The moment.</param>
    public void Renew(byte[] fingerprint, DateTimeOffset now) => (Fingerprint, BegunAt, Status, ContentType, ETag, Location, Body) = (fingerprint, now, null, "", "", "", []);

    /// <summary>Keeps the answer.</summary>
    /// <param name="answer">The answer.</param>
    public void Answer(ApiAnswer answer) => (Status, ContentType, ETag, Location, Body) = (answer.Status, answer.ContentType, answer.ETag, answer.Location, answer.Body);
}

/// <summary>An answer of the API.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="ETag">Entity tag; empty for none.</param>
/// <param name="Location">Where what was made is; empty for nowhere.</param>
/// <param name="Body">What was answered.</param>
public sealed record ApiAnswer(int Status, string ContentType, string ETag, string Location, byte[] Body);
