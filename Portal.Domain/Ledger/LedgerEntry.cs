using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Ledger;

/// <summary>
/// One provable event. Written in the transaction of the change it records, never changed afterwards. The sequencer
/// gives it a place in the Merkle tree by adding a <see cref="LedgerLeaf"/>.
/// </summary>
public sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    /// <summary>Its identifier.</summary>
    public LedgerEntryId Id { get; private set; }

    /// <summary>Dotted verb, for example <c>service.registered</c>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Public code of the thing.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Path of the page that shows the thing.</summary>
    public string SubjectUrl { get; private set; } = "";

    /// <summary>Pseudonym of who acted.</summary>
    public string Actor { get; private set; } = "";

    /// <summary>Code of the organisation acted for.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The canonical JSON that is hashed into the tree.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The entry of an event.</summary>
    /// <param name="happened">The event.</param>
    public static LedgerEntry Of(DomainEvent happened)
    {
        var id = LedgerEntryId.New();
        var fact = happened.Fact;
        var at = Truncate(happened.At);
        var content = new
        {
            id = id.Value,
            type = fact.Type,
            actor = happened.By.Pseudonym,
            organisation = happened.By.OrganisationCode,
            subject = fact.Subject,
            subjectVersion = fact.SubjectVersion,
            snapshot = CanonicalJson.Hash(fact.Snapshot),
            time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        return new LedgerEntry
        {
            Id = id,
            Type = fact.Type,
            Subject = fact.Subject,
            SubjectUrl = fact.SubjectUrl,
            Actor = happened.By.Pseudonym,
            Organisation = happened.By.OrganisationCode,
            At = at,
            Content = Encoding.UTF8.GetString(CanonicalJson.Serialize(content)),
        };
    }

    // Databases keep microseconds; the entry says what the column says.
    private static DateTimeOffset Truncate(DateTimeOffset at) => at.AddTicks(-(at.Ticks % 10)).ToUniversalTime();
}

/// <summary>The place of an entry in the Merkle tree; added by the sequencer, never changed.</summary>
/// <param name="Index">Leaf index, from 0, without gaps.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Hash">RFC 6962 leaf hash of the entry's content, 32 bytes.</param>
public sealed record LedgerLeaf(long Index, LedgerEntryId EntryId, byte[] Hash);

/// <summary>The state of the tree after a batch; never changed.</summary>
/// <param name="Size">Leaves in the tree.</param>
/// <param name="Root">RFC 6962 root hash, 32 bytes.</param>
/// <param name="Frontier">Hashes of the perfect subtrees from left to right, 32 bytes each, from which the tree goes on.</param>
/// <param name="At">When the batch was sealed, in UTC.</param>
public sealed record LedgerCheckpoint(long Size, byte[] Root, byte[] Frontier, DateTimeOffset At);
