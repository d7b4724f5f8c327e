namespace Portal.Domain.Security;

/// <summary>
/// One event as the security log keeps it. Only ever inserted: the database refuses every change, and every deletion before
/// <see cref="KeepUntil"/>. It holds no name, no address and no e-mail: people are the ledger's pseudonyms, networks a country
/// and a prefix that many machines share.
/// </summary>
public sealed record SecurityRecord
{
    /// <summary>The most characters of <see cref="Subject"/>, <see cref="Reason"/> and <see cref="Trace"/>.</summary>
    public const int TextMaxLength = 120;

    /// <summary>The most characters of <see cref="Actor"/>: a pseudonym.</summary>
    public const int ActorMaxLength = 60;

    /// <summary>The most characters of <see cref="Organisation"/>: an organisation's code.</summary>
    public const int OrganisationMaxLength = 20;

    /// <summary>The most characters of <see cref="Network"/>: an IPv6 prefix.</summary>
    public const int NetworkMaxLength = 45;

    /// <summary>The most characters of <see cref="Token"/>.</summary>
    public const int TokenMaxLength = 16;

    /// <summary>Its identifier.</summary>
    public required SecurityEventId Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it was.</summary>
    public required SecurityEventType Type { get; init; }

    /// <summary>How it ended.</summary>
    public required SecurityOutcome Outcome { get; init; }

    /// <summary>Ledger pseudonym of the person concerned; null where nobody is known.</summary>
    public string? Actor { get; init; }

    /// <summary>Short id of the API token that was used; null where a person acted at a page.</summary>
    public string? Token { get; init; }

    /// <summary>Code of the organisation concerned.</summary>
    public string? Organisation { get; init; }

    /// <summary>Public code of the thing, or name of the use case.</summary>
    public string? Subject { get; init; }

    /// <summary>Stable code that says why, or what exactly was done.</summary>
    public string? Reason { get; init; }

    /// <summary>How many rows an export had, how many events were lost or deleted.</summary>
    public long? Rows { get; init; }

    /// <summary>Country of the network, ISO 3166-1 alpha-2; null where it is not known.</summary>
    public string? Country { get; init; }

    /// <summary>The network, truncated to /24 (IPv4) or /48 (IPv6).</summary>
    public string? Network { get; init; }

    /// <summary>Trace id of the request, as in the logs and on error pages.</summary>
    public string? Trace { get; init; }

    /// <summary>Until when nobody may delete it, in UTC; fixed when it is written.</summary>
    public required DateTimeOffset KeepUntil { get; init; }
}
