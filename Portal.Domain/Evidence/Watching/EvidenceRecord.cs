using System.Security.Cryptography;

namespace Portal.Domain.Evidence.Watching;

/// <summary>
/// One answer of the network, kept as it came: the raw bytes, so that anybody can check them again, what they were found to be, and by which rules. That never
/// changes; what newer rules find of the same bytes stands beside it.
/// </summary>
public sealed class EvidenceRecord
{
    /// <summary>The most characters of a network's name.</summary>
    public const int NetworkMaxLength = 40;

    /// <summary>The most characters of a host's name (RFC 1035).</summary>
    public const int SourceMaxLength = 255;

    /// <summary>The most characters of a verifier's version.</summary>
    public const int VersionMaxLength = 20;

    private EvidenceRecord()
    {
    }

    /// <summary>Its identifier.</summary>
    public EvidenceId Id { get; private set; }

    /// <summary>The network that was asked.</summary>
    public string Network { get; private set; } = "";

    /// <summary>Whether it is about a canister or a subnet.</summary>
    public EvidenceSubject Kind { get; private set; }

    /// <summary>Principal of the canister or subnet, in text form.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The host that answered.</summary>
    public string Source { get; private set; } = "";

    /// <summary>When it was taken, in UTC.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>What it was found to be.</summary>
    public EvidenceVerdict Verdict { get; private set; }

    /// <summary>By which rules.</summary>
    public string VerifierVersion { get; private set; } = "";

    /// <summary>The certificate as it came; empty where none did.</summary>
    public byte[] Certificate { get; private set; } = [];

    /// <summary>SHA-256 of it in lower-case hexadecimal; what the ledger's entry of the round holds.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>When the network made it, in UTC; null unless it was accepted.</summary>
    public DateTimeOffset? CertifiedAt { get; private set; }

    /// <summary>What it says; null unless it was accepted.</summary>
    public EvidenceContent? Content { get; private set; }

    /// <summary>Number of the round in which it was collected; the round's ledger entry vouches for it.</summary>
    public int Round { get; private set; }

    /// <summary>Whether it says something else than the one before: these are kept longest.</summary>
    public bool IsTurn { get; private set; }

    /// <summary>What newer rules found it to be; null until they looked.</summary>
    public EvidenceVerdict? RecheckedVerdict { get; private set; }

    /// <summary>The newest rules that looked at it: those of the first look, until newer ones did.</summary>
    public string RecheckedVersion { get; private set; } = "";

    /// <summary>Whether it was accepted, and still is by the newest rules.</summary>
    public bool IsAccepted => (RecheckedVerdict ?? Verdict) == EvidenceVerdict.Accepted;

    /// <summary>A new record.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="subject">Principal of it.</param>
    /// <param name="answer">What came of asking.</param>
    /// <param name="version">The rules it was checked by.</param>
    /// <param name="round">The round.</param>
    public static EvidenceRecord Of(string network, EvidenceSubject kind, string subject, EvidenceTaken answer, string version, int round) => new()
    {
        Id = EvidenceId.New(),
        Network = network,
        Kind = kind,
        Subject = subject,
        Source = answer.Source,
        TakenAt = answer.At,
        Verdict = answer.Verdict,
        VerifierVersion = version,
        RecheckedVersion = version,
        Certificate = answer.Certificate.ToArray(),
        Digest = Convert.ToHexStringLower(SHA256.HashData(answer.Certificate.Span)),
        CertifiedAt = answer.Verdict == EvidenceVerdict.Accepted ? answer.Facts?.Time : null,
        Content = answer is { Verdict: EvidenceVerdict.Accepted, Facts: { } facts } ? EvidenceContent.Of(facts) : null,
        Round = round,
    };

    /// <summary>Notes that it says something else than the one before.</summary>
    internal void Turn() => IsTurn = true;

    /// <summary>Notes what newer rules find of the same bytes.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="version">The rules.</param>
    public void Recheck(EvidenceVerdict verdict, string version) => (RecheckedVerdict, RecheckedVersion) = (verdict, version);
}
