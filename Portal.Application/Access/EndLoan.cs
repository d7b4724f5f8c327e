using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Ends a loan before its last day: the lender takes the role back, or the borrower gives it back.</summary>
/// <param name="Grant">The grant by which the borrower holds the role.</param>
[Requires(Permissions.Access.OwnRights)]
public sealed record EndLoanCommand(Guid Grant) : ICommand;

internal sealed class EndLoanHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<EndLoanCommand, Result>
{
    public async Task<Result> Handle(EndLoanCommand request, CancellationToken cancellationToken)
    {
        var me = caller.Actor.Id;
        var borrower = await db.People.SingleOrDefaultAsync(
            p => p.Grants.Any(g => g.Id == request.Grant && g.LentBy != null && (g.LentBy == me || g.PersonId == me)), cancellationToken);
        return borrower is null ? Error.NotFound : borrower.EndLoan(request.Grant, "", caller.Actor, time.GetUtcNow());
    }
}
