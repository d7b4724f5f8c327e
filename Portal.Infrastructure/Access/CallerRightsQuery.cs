using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Access;

/// <summary>The question who may act, and the SQL it becomes; one for each container, since the SQL belongs to one model.</summary>
internal sealed class CallerRightsQuery
{
    private Translation? _translation;

    /// <summary>The question as a command.</summary>
    /// <param name="connection">The connection it goes over.</param>
    /// <param name="db">The context, asked for the SQL the first time.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="now">This moment, in UTC.</param>
    /// <param name="today">The day in Pakistan.</param>
    public DbCommand Of(DbConnection connection, PortalDbContext db, RightsKey who, DateTimeOffset now, DateOnly today)
    {
        // An empty id stands for no session and no token.
        var (id, sessionId, tokenId) = (who.Person, who.Session ?? default, who.Token ?? default);
        var (sql, parameters) = _translation ??= Translate(Question(db, id, sessionId, tokenId, now, today));
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, asked) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = asked switch
            {
                nameof(id) => id.Value,
                nameof(sessionId) => sessionId.Value,
                nameof(tokenId) => tokenId.Value,
                nameof(now) => now,
                nameof(today) => today,
                _ => throw new InvalidOperationException($"The question has no {asked}."),
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // EF Core names a parameter after what it stands for in the question, with a number behind it where it comes a second time.
    private static Translation Translate(IQueryable<object> question)
    {
        using var command = question.CreateDbCommand();
        return new Translation(
            command.CommandText,
            [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.ParameterName.Trim([.. "@0123456789"])))]);
    }

    // A row for each role that holds, and one without a role where none does; selected in the order in which a row is read.
    private static IQueryable<object> Question(PortalDbContext db, PersonId id, SessionId sessionId, ApiTokenId tokenId, DateTimeOffset now, DateOnly today) =>
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
                (x, grant) => new
                {
                    x.person.LedgerSalt,
                    Home = x.person.OrganisationId,
                    Organisation = x.organisation.Id,
                    x.organisation.Code,
                    x.organisation.Kind,
                    Role = (Role?)grant!.Role,
                    LastSeenAt = (DateTimeOffset?)x.session!.LastSeenAt,
                    Scopes = (List<string>?)EF.Property<List<string>>(x.token!, "_scopes"),
                });

    private sealed record Translation(string Sql, IReadOnlyList<(string Name, string Asked)> Parameters);
}

/// <summary>One row of the answer.</summary>
internal sealed record CallerRightsRow(
    string LedgerSalt, OrganisationId Home, OrganisationId Organisation, string Code, OrganisationKind Kind, Role? Role, DateTimeOffset? LastSeenAt, List<string>? Scopes)
{
    /// <summary>The row a reader stands on, as the question selects it.</summary>
    /// <param name="reader">The reader.</param>
    public static CallerRightsRow Of(DbDataReader reader) => new(
        reader.GetString(0),
        new OrganisationId(reader.GetGuid(1)),
        new OrganisationId(reader.GetGuid(2)),
        reader.GetString(3),
        Enum.Parse<OrganisationKind>(reader.GetString(4)),
        reader.IsDBNull(5) ? null : Enum.Parse<Role>(reader.GetString(5)),
        reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
        reader.IsDBNull(7) ? null : JsonSerializer.Deserialize<List<string>>(reader.GetString(7), JsonConversion.Options));
}
