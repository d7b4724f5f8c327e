using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>Tokens that an administrator keeps, or those that act for the person.</summary>
/// <param name="Paging">Which part; newest first.</param>
/// <param name="Mine">Only those that act for the person.</param>
[Requires(Permissions.Administration.ManageTokens, Permissions.Access.OwnSessions)]
public sealed record ListTokensQuery(PageRequest Paging, bool Mine) : IQuery<Page<TokenRow>>;

/// <summary>One token in a list.</summary>
public sealed record TokenRow
{
    /// <summary>The token.</summary>
    public required ApiTokenId Id { get; init; }

    /// <summary>The version shown.</summary>
    public required Guid Version { get; init; }

    /// <summary>What system it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the organisation it acts at.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Name of the organisation it acts at.</summary>
    public required LocalizedText Organisation { get; init; }

    /// <summary>The person it acts for.</summary>
    public required LocalizedText Responsible { get; init; }

    /// <summary>Whether it acts for the person who looks.</summary>
    public required bool IsMine { get; init; }

    /// <summary>What it may do at most.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>How it stands.</summary>
    public required TokenState State { get; init; }

    /// <summary>When it was last used, in UTC; null for never.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Why it was revoked; empty otherwise.</summary>
    public required string RevokeReason { get; init; }
}

internal sealed class ListTokensHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<ListTokensQuery, Result<Page<TokenRow>>>
{
    public async Task<Result<Page<TokenRow>>> Handle(ListTokensQuery request, CancellationToken cancellationToken)
    {
        var (actor, paging, today) = (caller.Actor, request.Paging.Bounded, clock.TodayInPakistan());
        if (!request.Mine && !actor.May(Permissions.Administration.ManageTokens)) return Error.Forbidden;
        var tokens = request.Mine ? db.ApiTokens.Where(t => t.ResponsibleId == actor.Id) : db.ApiTokens.Kept(actor);
        var total = await tokens.CountAsync(cancellationToken);
        var rows = await tokens.AsNoTracking().OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).Skip(paging.Skip).Take(paging.Take)
            .Join(db.Organisations, t => t.OrganisationId, o => o.Id, (t, o) => new { Token = t, o.Code, Organisation = o.Name })
            .Join(db.People, x => x.Token.ResponsibleId, p => p.Id, (x, p) => new { x.Token, x.Code, x.Organisation, Responsible = p.Name })
            .ToListAsync(cancellationToken);
        return new Page<TokenRow>(
            [
                .. rows.OrderByDescending(r => r.Token.CreatedAt).ThenBy(r => r.Token.Id.Value).Select(r => new TokenRow
                {
                    Id = r.Token.Id,
                    Version = r.Token.Version,
                    Name = r.Token.Name,
                    OrganisationCode = r.Code,
                    Organisation = r.Organisation,
                    Responsible = r.Responsible,
                    IsMine = r.Token.ResponsibleId == actor.Id,
                    Scopes = r.Token.Scopes,
                    ValidUntil = r.Token.ValidUntil,
                    State = r.Token.StateOn(today),
                    LastUsedAt = r.Token.LastUsedAt,
                    RevokeReason = r.Token.RevokeReason,
                }),
            ],
            total);
    }
}
