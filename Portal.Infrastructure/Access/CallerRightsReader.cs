using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Access;

/// <summary>Reads rights in one round trip, by a query that is translated once for the life of the process.</summary>
/// <param name="db">The use case's database, so that no second connection is needed.</param>
/// <param name="query">The translated query.</param>
/// <param name="time">The clock; the day is Pakistan's.</param>
internal sealed class CallerRightsReader(PortalDbContext db, CallerRightsQuery query, TimeProvider time) : ICallerRights
{
    public async Task<CallerRights?> ReadAsync(PersonId person, SessionId? session, ApiTokenId? token, CancellationToken ct)
    {
        List<CallerRightsRow> rows = [];
        await foreach (var row in query.Rows(db, person, session ?? default, token ?? default, time.GetUtcNow(), time.TodayInPakistan()).WithCancellation(ct)) rows.Add(row);
        if (rows is not [var first, ..]) return null;
        if ((session is not null && first.LastSeenAt is null) || (token is not null && first.Scopes is null)) return null;
        return new CallerRights(first.LedgerSalt, first.Home, first.Organisation, first.Code, first.Kind, [.. rows.Select(r => r.Role).OfType<Role>()], first.LastSeenAt, first.Scopes);
    }
}

/// <summary>The query behind <see cref="CallerRightsReader"/>; one for each container, since a translated query belongs to one model.</summary>
internal sealed class CallerRightsQuery
{
    /// <summary>A row for each role that holds, and one without a role where none does. An empty id stands for no session or token.</summary>
    public Func<PortalDbContext, PersonId, SessionId, ApiTokenId, DateTimeOffset, DateOnly, IAsyncEnumerable<CallerRightsRow>> Rows { get; } =
        EF.CompileAsyncQuery((PortalDbContext db, PersonId id, SessionId sessionId, ApiTokenId tokenId, DateTimeOffset now, DateOnly today) =>
            db.People.Where(person => person.Id == id && person.State == PersonState.Active)
                .LeftJoin(
                    db.Sessions.Where(s => s.Id == sessionId && s.EndedAt == null && s.IdleExpiresAt > now && s.ExpiresAt > now),
                    person => person.Id,
                    session => session.PersonId,
                    (person, session) => new { person, session })
                .LeftJoin(
                    db.ApiTokens.Where(t => t.Id == tokenId && t.RevokedAt == null && t.ValidUntil >= today && t.SecretHash != null),
                    x => x.person.Id,
                    token => token.ResponsibleId,
                    (x, token) => new { x.person, x.session, token })
                .Join(
                    db.Organisations,
                    x => x.token != null ? x.token.OrganisationId : x.session != null ? x.session.OrganisationId : x.person.OrganisationId,
                    organisation => organisation.Id,
                    (x, organisation) => new { x.person, x.session, x.token, organisation })
                .LeftJoin(
                    db.RoleGrants.Where(g => g.WithdrawnAt == null && g.Since <= today && (g.Until == null || g.Until >= today)),
                    x => new { Person = x.person.Id, Organisation = x.organisation.Id },
                    grant => new { Person = grant.PersonId, Organisation = grant.OrganisationId },
                    (x, grant) => new CallerRightsRow(
                        x.person.LedgerSalt,
                        x.person.OrganisationId,
                        x.organisation.Id,
                        x.organisation.Code,
                        x.organisation.Kind,
                        grant == null ? (Role?)null : grant.Role,
                        x.session == null ? (DateTimeOffset?)null : x.session.LastSeenAt,
                        x.token == null ? null : EF.Property<List<string>>(x.token, "_scopes"))));
}

/// <summary>One row of the answer.</summary>
internal sealed record CallerRightsRow(
    string LedgerSalt, OrganisationId Home, OrganisationId Organisation, string Code, OrganisationKind Kind, Role? Role, DateTimeOffset? LastSeenAt, List<string>? Scopes);
