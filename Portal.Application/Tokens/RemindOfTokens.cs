using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Notifications;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Reminds people once of tokens whose last day is near.</summary>
[Requires(Permissions.Administration.WatchSecurity)]
public sealed record RemindOfTokensCommand : ICommand<int>;

internal sealed class RemindOfTokensHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<RemindOfTokensCommand, Result<int>>
{
    public async Task<Result<int>> Handle(RemindOfTokensCommand request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInPakistan());
        var last = today.AddDays(ApiToken.RemindBefore);
        var due = await db.ApiTokens.Where(t => t.RevokedAt == null && t.RemindedAt == null && t.ValidUntil >= today && t.ValidUntil <= last).ToListAsync(cancellationToken);
        foreach (var token in due)
        {
            token.Remind(now);
            var fact = new LedgerFact("token.expires-soon", token.Id.Code, token.Version, new { token.Name }, "/tokens");
            db.Notifications.Add(Notification.Of(token.ResponsibleId, fact, new LocalizedText(token.Name, ""), now));
        }

        return due.Count;
    }
}
