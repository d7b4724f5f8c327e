using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Hands a registered service to another organisation, which answers for it from then on.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="To">The organisation from now on.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Decide)]
public sealed record TransferServiceCommand(ServiceId Id, Guid Version, OrganisationId To, string Reason) : ICommand, IReasonedDecision;

internal sealed class TransferServiceValidator : ReasonValidator<TransferServiceCommand>;

internal sealed class TransferServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<TransferServiceCommand, Result>
{
    public async Task<Result> Handle(TransferServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var today = time.TodayInPakistan();
        var owner = await db.Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == request.To && (o.ValidUntil == null || o.ValidUntil >= today), cancellationToken);
        return owner is null ? ServiceErrors.NoSuchOwner : found.Value.Transfer(owner, caller.Actor, request.Reason.Trim(), time.GetUtcNow());
    }
}
