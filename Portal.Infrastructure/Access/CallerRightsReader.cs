using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Access;

/// <summary>
/// Reads rights in one round trip, on a connection of its own, so that a use case that presumes them can work at the same time. It comes before every use
/// case, so the SQL, which EF Core makes once of <see cref="CallerRightsQuery"/>, goes to the database as it is.
/// </summary>
/// <param name="db">The use case's database: which it is, and where.</param>
/// <param name="query">The question.</param>
/// <param name="memory">What was known last.</param>
/// <param name="time">The clock; the day is Pakistan's.</param>
internal sealed class CallerRightsReader(PortalDbContext db, CallerRightsQuery query, LastKnownRights memory, TimeProvider time) : ICallerRights
{
    public AskedRights Ask(PersonId person, SessionId? session, ApiTokenId? token, bool presume, CancellationToken ct)
    {
        var who = new RightsKey(person, session, token);
        var connection = DbProviderFactories.GetFactory(db.Database.GetDbConnection())!.CreateConnection()!;
        connection.ConnectionString = db.Database.GetConnectionString();
        var opening = connection.OpenAsync(ct);

        // Whoever waits for a connection may not hold one: with none free, nothing is presumed.
        var mayPresume = presume && opening.IsCompletedSuccessfully && db.Dialect.ReadersNeverWait;
        var command = query.Of(connection, db, who, time.GetUtcNow(), time.TodayInPakistan());
        return new AskedRights(mayPresume ? memory.Find(who) : null, ReadAsync(connection, opening, command, who, ct));
    }

    private async Task<CallerRights?> ReadAsync(DbConnection connection, Task opening, DbCommand command, RightsKey who, CancellationToken ct)
    {
        await using (connection)
        await using (command)
        {
            await opening;
            await using var reader = await command.ExecuteReaderAsync(ct);
            List<CallerRightsRow> rows = [];
            while (await reader.ReadAsync(ct)) rows.Add(CallerRightsRow.Of(reader));
            return memory.Keep(who, RightsOf(rows, who));
        }
    }

    private static CallerRights? RightsOf(List<CallerRightsRow> rows, RightsKey who)
    {
        if (rows is not [var first, ..]) return null;
        if ((who.Session is not null && first.LastSeenAt is null) || (who.Token is not null && first.Scopes is null)) return null;
        return new CallerRights(first.LedgerSalt, first.Home, first.Organisation, first.Code, first.Kind, [.. rows.Select(r => r.Role).OfType<Role>()], first.LastSeenAt, first.Scopes);
    }
}
