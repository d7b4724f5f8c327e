using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Access;

/// <summary>Nobody lends what they no longer hold: loans end in the transaction that takes the role, or sign-in, from the lender.</summary>
internal sealed class EndLoansOnRightsChanged(IPortalDb db) : INotificationHandler<Happened<RightsChanged>>
{
    public async Task Handle(Happened<RightsChanged> notification, CancellationToken cancellationToken)
    {
        var changed = notification.Event;
        if (changed.Change is not (RightsChange.RoleTakenAway or RightsChange.ClaimRolesReplaced or RightsChange.Disabled or RightsChange.IdentityReleased)) return;
        if (await db.People.FindAsync([changed.Id], cancellationToken) is not { } lender) return;
        var today = WorkingCalendar.DayOf(changed.At);
        var borrowers = await db.People.Where(p => p.Grants.Any(g => g.LentBy == changed.Id && g.Until >= today)).ToListAsync(cancellationToken);
        foreach (var borrower in borrowers)
        {
            var groundless = borrower.Grants
                .Where(g => g.LentBy == changed.Id && g.Until is { } until && until >= today && !lender.Owns(g.Role, g.OrganisationId, g.Since > today ? g.Since : today, until))
                .ToList();
            foreach (var loan in groundless) borrower.EndLoan(loan.Id, "", changed.By, changed.At);
        }
    }
}
