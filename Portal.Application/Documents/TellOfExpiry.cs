using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>Has the owners of documents told that one expires within <see cref="Document.NoticeDays"/> days, and once more when it has expired.</summary>
[Requires(Permissions.Services.CheckDocuments)]
public sealed record TellOfExpiryCommand : ICommand<int>;

internal sealed class TellOfExpiryHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<TellOfExpiryCommand, Result<int>>
{
    // What is left over is told at the next run.
    private const int Most = 200;

    public async Task<Result<int>> Handle(TellOfExpiryCommand request, CancellationToken cancellationToken)
    {
        var today = time.TodayInPakistan();
        var expiring = await db.Documents.Expiring(today)
            .Where(d => d.Told == DocumentExpiry.None || (d.Told == DocumentExpiry.Expiring && d.ValidUntil < today))
            .Where(d => db.Services.Any(s => s.Id == d.ServiceId && s.State != ServiceState.Decommissioned && s.State != ServiceState.Withdrawn && s.State != ServiceState.Refused))
            .OrderBy(d => d.ValidUntil).ThenBy(d => d.Id).Take(Most).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return expiring.Count(d => d.Tell(today, caller.Actor, now));
    }
}
