using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Application.Ledger;

/// <summary>The newest state of the ledger's tree.</summary>
[Requires(Permissions.Ledger.Read)]
public sealed record GetCheckpointQuery : IQuery<CheckpointView?>;

/// <summary>A state of the ledger's tree.</summary>
/// <param name="Size">Entries in it.</param>
/// <param name="Root">RFC 6962 root hash, in hexadecimal.</param>
/// <param name="At">When it was sealed, in UTC.</param>
public sealed record CheckpointView(long Size, string Root, DateTimeOffset At)
{
    internal static CheckpointView Of(LedgerCheckpoint checkpoint) => new(checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root), checkpoint.At);
}

internal sealed class GetCheckpointHandler(IPortalDb db) : IRequestHandler<GetCheckpointQuery, Result<CheckpointView?>>
{
    public async Task<Result<CheckpointView?>> Handle(GetCheckpointQuery request, CancellationToken cancellationToken)
    {
        var newest = await db.LedgerCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancellationToken);
        return newest is null ? (CheckpointView?)null : CheckpointView.Of(newest);
    }
}
