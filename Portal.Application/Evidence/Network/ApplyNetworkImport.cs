using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>Makes an import that was compared what the portal knows of its network. Of two at once one waits, and is then told that it is outdated.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Network.Import)]
public sealed record ApplyNetworkImportCommand(NetworkImportId Id, Guid Version) : ICommand;

internal sealed class ApplyNetworkImportHandler(IPortalDb db, Caller caller, TimeProvider time, INetworkFiles files, INetworkStore store)
    : IRequestHandler<ApplyNetworkImportCommand, Result>
{
    public async Task<Result> Handle(ApplyNetworkImportCommand request, CancellationToken cancellationToken)
    {
        var network = await db.NetworkImports.Visible(caller.Actor).Where(i => i.Id == request.Id).Select(i => i.Network).SingleOrDefaultAsync(cancellationToken);
        if (network is null) return Error.NotFound;
        await db.LockAsync(NetworkReading.Gate(network), cancellationToken);
        var import = await db.NetworkImports.SingleAsync(i => i.Id == request.Id, cancellationToken);
        if (import.Version != request.Version) return Error.Stale;
        var last = await db.NetworkImports.LastAsync(network, cancellationToken);
        if (import.Apply(last?.Number ?? 0, caller.Actor, time.GetUtcNow()).Error is { } refused) return refused;
        var dump = await db.NetworkDumps.AsNoTracking().SingleAsync(d => d.ImportId == request.Id, cancellationToken);
        var read = files.Read(NetworkReading.Unpack(dump.Content));
        if (read.Error is { } wrong) return wrong;
        await store.ReplaceAsync(network, NetworkState.Of(network, read.Value), cancellationToken);
        return Result.Ok;
    }
}
