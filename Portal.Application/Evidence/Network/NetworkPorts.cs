using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>Reads dumps of a network's registry.</summary>
public interface INetworkFiles
{
    /// <summary>Reads one.</summary>
    /// <param name="dump">The dump as it came.</param>
    /// <returns>What it declares, or which place of it is wrong.</returns>
    Result<NetworkRegistry> Read(ReadOnlyMemory<byte> dump);
}

/// <summary>Writes what imports bring by the fastest way the database has, in the transaction of the use case.</summary>
public interface INetworkStore
{
    /// <summary>Keeps the differences that an import was found to have.</summary>
    /// <param name="import">The import.</param>
    /// <param name="differences">The differences.</param>
    /// <param name="ct">Cancels.</param>
    Task KeepAsync(NetworkImport import, IReadOnlyList<NetworkDifference> differences, CancellationToken ct);

    /// <summary>Puts a state in the place of what the tables hold of a network.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="state">The state.</param>
    /// <param name="ct">Cancels.</param>
    Task ReplaceAsync(string network, NetworkState state, CancellationToken ct);

    /// <summary>Deletes what was kept of an import that is thrown away.</summary>
    /// <param name="import">The import.</param>
    /// <param name="ct">Cancels.</param>
    Task ForgetAsync(NetworkImportId import, CancellationToken ct);
}
