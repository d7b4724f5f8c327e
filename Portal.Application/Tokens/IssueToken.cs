using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Gives the person a token acts for its text, this once; one given before stops working.</summary>
/// <param name="Id">The token.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Access.OwnSessions)]
public sealed record IssueTokenCommand(ApiTokenId Id, Guid Version) : ICommand<string>;

internal sealed class IssueTokenHandler(IPortalDb db, Caller caller, ITokenKeys keys, TimeProvider clock) : IRequestHandler<IssueTokenCommand, Result<string>>
{
    public async Task<Result<string>> Handle(IssueTokenCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindTokenAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var secret = RandomNumberGenerator.GetBytes(TokenFormat.SecretLength);
        var issued = found.Value.Issue(SHA256.HashData(secret), clock.TodayInPakistan(), caller.Actor, clock.GetUtcNow());
        return issued.Error is { } refused ? refused : TokenFormat.Write(request.Id, secret, keys.Newest);
    }
}
