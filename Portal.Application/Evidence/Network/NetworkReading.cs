using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>What several use cases read of a network.</summary>
internal static class NetworkReading
{
    /// <summary>Name of the lock under which a network's tables are replaced.</summary>
    /// <param name="network">Name of the network.</param>
    public static string Gate(string network) => "network:" + network;

    /// <summary>The imports that an actor may know of: those that wait are for whoever may apply them.</summary>
    /// <param name="imports">Imports.</param>
    /// <param name="actor">Who asks.</param>
    public static IQueryable<NetworkImport> Visible(this IQueryable<NetworkImport> imports, Actor actor) =>
        actor.May(Permissions.Network.Import) ? imports.Where(i => i.State != NetworkImportState.Discarded) : imports.Where(i => i.State == NetworkImportState.Applied);

    /// <summary>The import that a network's tables hold; null for a network that was never imported.</summary>
    /// <param name="imports">Imports.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<NetworkImport?> LastAsync(this IQueryable<NetworkImport> imports, string network, CancellationToken ct) =>
        imports.AsNoTracking().Where(i => i.Network == network && i.Number != null).OrderByDescending(i => i.Number).FirstOrDefaultAsync(ct);

    /// <summary>The rows of a network's tables.</summary>
    /// <param name="db">The database.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<NetworkState> StateAsync(this IPortalDb db, string network, CancellationToken ct) => new(
        await db.NetworkSubnets.AsNoTracking().Where(s => s.Network == network).ToListAsync(ct),
        await db.NetworkNodes.AsNoTracking().Where(n => n.Network == network).ToListAsync(ct),
        await db.NetworkOperators.AsNoTracking().Where(o => o.Network == network).ToListAsync(ct),
        await db.NetworkProviders.AsNoTracking().Where(p => p.Network == network).ToListAsync(ct),
        await db.NetworkSites.AsNoTracking().Where(s => s.Network == network).ToListAsync(ct));

    /// <summary>Place of a thing's entry in the ledger; null before it has one.</summary>
    /// <param name="db">The database.</param>
    /// <param name="subject">The thing's public code.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<long?> LeafAsync(this IPortalDb db, string subject, CancellationToken ct) =>
        db.LedgerEntries.Where(e => e.Subject == subject).Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => (long?)l.Index).MaxAsync(ct);

    /// <summary>Names of providers that have one.</summary>
    /// <param name="db">The database.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="ids">Their principals; others may be among them.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ProviderNamesAsync(this IPortalDb db, string network, IEnumerable<string?> ids, CancellationToken ct)
    {
        var asked = ids.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await db.NetworkProviders.Where(p => p.Network == network && asked.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, StringComparer.Ordinal, ct);
    }

    /// <summary>Packs a dump to be kept.</summary>
    /// <param name="dump">The dump.</param>
    public static byte[] Pack(ReadOnlyMemory<byte> dump)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(dump.Span);
        return packed.ToArray();
    }

    /// <summary>Unpacks what <see cref="Pack"/> packed.</summary>
    /// <param name="packed">The packed dump.</param>
    public static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var dump = new MemoryStream();
        gzip.CopyTo(dump);
        return dump.ToArray();
    }
}
