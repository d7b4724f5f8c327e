using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>Throws an import away that was not applied, file and comparison with it.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Network.Import)]
public sealed record DiscardNetworkImportCommand(NetworkImportId Id, Guid Version) : ICommand;

internal sealed class DiscardNetworkImportHandler(IPortalDb db, Caller caller, INetworkStore store) : IRequestHandler<DiscardNetworkImportCommand, Result>
{
    public async Task<Result> Handle(DiscardNetworkImportCommand request, CancellationToken cancellationToken)
    {
        if (await db.NetworkImports.Visible(caller.Actor).SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } import) return Error.NotFound;
        await db.LockAsync(NetworkReading.Gate(import.Network), cancellationToken);
        if (import.Version != request.Version) return Error.Stale;
        if (import.Discard().Error is { } refused) return refused;
        await store.ForgetAsync(import.Id, cancellationToken);
        return Result.Ok;
    }
}
