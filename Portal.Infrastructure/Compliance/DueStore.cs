using Microsoft.EntityFrameworkCore;
using Portal.Application.Compliance.History;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Compliance;

/// <summary>Reads sheets as audits do, and writes the counts by the provider's bulk path.</summary>
/// <param name="db">The database.</param>
internal sealed class DueStore(PortalDbContext db) : IDueStore
{
    public async Task<IReadOnlyList<JudgedService>> ReadAsync(OrganisationId owner, ServiceId? after, int take, DateOnly today, CancellationToken ct)
    {
        var services = db.Register.AsNoTracking().Where(e => e.State == ServiceState.Registered && e.OrganisationId == owner);
        if (after is { } last) services = services.Where(e => e.Id > last);
        return await FactReading.ReadAsync(db, services, take, today, ct);
    }

    public async Task WriteAsync(IReadOnlyCollection<DueTally> tallies, IReadOnlyCollection<DueList> lists, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
        await WriteAsync(tallies, ct);
        await WriteAsync(lists, ct);
    }

    private async Task WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return;
        await db.Dialect.InsertManyAsync(db, rows, ct);

        // Where the bulk path tracks what it writes, they would all be held until the end.
        foreach (var written in db.ChangeTracker.Entries<T>().ToList()) written.State = EntityState.Detached;
    }
}
