using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Domain.Imports;

/// <summary>A mapping that an organisation keeps, found again by the columns of the next file.</summary>
public sealed class SavedMapping
{
    /// <summary>Characters of <see cref="Fingerprint"/>.</summary>
    public const int FingerprintLength = 64;

    private SavedMapping()
    {
    }

    /// <summary>Its identifier.</summary>
    public SavedMappingId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>What the columns are called, as one hash.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>The mapping; its name is that of the register.</summary>
    public ImportMap Map { get; private set; } = null!;

    /// <summary>Who saved it last.</summary>
    public PersonId SavedBy { get; private set; }

    /// <summary>When it was saved last, in UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>A new mapping.</summary>
    /// <param name="fingerprint">What the columns are called.</param>
    /// <param name="map">The mapping.</param>
    /// <param name="by">Who saves it, for their organisation.</param>
    /// <param name="now">The moment.</param>
    public static SavedMapping Of(string fingerprint, ImportMap map, Actor by, DateTimeOffset now) =>
        new() { Id = SavedMappingId.New(), OrganisationId = by.OrganisationId, Fingerprint = fingerprint, Map = map, SavedBy = by.Id, SavedAt = now };

    /// <summary>Saves it anew.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="by">Who saves it.</param>
    /// <param name="now">The moment.</param>
    public void Replace(ImportMap map, Actor by, DateTimeOffset now) => (Map, SavedBy, SavedAt) = (map, by.Id, now);

    /// <summary>The fingerprint of columns: alike for files whose columns have the same names, in whatever order.</summary>
    /// <param name="columns">Their names.</param>
    public static string FingerprintOf(IEnumerable<string> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Select(c => c.Trim().ToUpperInvariant()).Order(StringComparer.Ordinal)))));
}
