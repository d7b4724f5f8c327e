using Microsoft.EntityFrameworkCore;
using Portal.Application.Evidence.Network;
using Portal.Domain.Evidence.Network;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.InternetComputer.Registry;

/// <summary>Writes networks by the provider's bulk path, in the transaction that holds the network's lock.</summary>
/// <param name="db">The database.</param>
internal sealed class NetworkStore(PortalDbContext db) : INetworkStore
{
    public async Task KeepAsync(NetworkImport import, IReadOnlyList<NetworkDifference> differences, CancellationToken ct)
    {
        // The import first, which its changes refer to.
        await db.SaveChangesAsync(ct);
        await WriteAsync([.. differences.Select((d, i) => new NetworkChange(import.Id, i + 1, import.Network, d.Kind, d.Subject, d.Subnet, d.From, d.To))], ct);
    }

    public async Task ReplaceAsync(string network, NetworkState state, CancellationToken ct)
    {
        await db.NetworkNodes.Where(n => n.Network == network).ExecuteDeleteAsync(ct);
        await db.NetworkSubnets.Where(s => s.Network == network).ExecuteDeleteAsync(ct);
        await db.NetworkOperators.Where(o => o.Network == network).ExecuteDeleteAsync(ct);
        await db.NetworkProviders.Where(p => p.Network == network).ExecuteDeleteAsync(ct);
        await db.NetworkSites.Where(s => s.Network == network).ExecuteDeleteAsync(ct);
        await WriteAsync(state.Sites, ct);
        await WriteAsync(state.Providers, ct);
        await WriteAsync(state.Operators, ct);
        await WriteAsync(state.Subnets, ct);
        await WriteAsync(state.Nodes, ct);
    }

    public async Task ForgetAsync(NetworkImportId import, CancellationToken ct)
    {
        await db.NetworkChanges.Where(c => c.ImportId == import).ExecuteDeleteAsync(ct);
        await db.NetworkDumps.Where(d => d.ImportId == import).ExecuteDeleteAsync(ct);
    }

    private async Task WriteAsync<T>(IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count > 0) await db.Dialect.InsertManyAsync(db, rows, ct);
    }
}
