using Microsoft.EntityFrameworkCore;
using Portal.Application.Compliance;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Compliance;

/// <summary>Reads what the obligations look at of many services: from their sheets, and of the few without a readable one from all the tables it is derived from.</summary>
internal static class FactReading
{
    /// <summary>The services whose compliance is of interest: those in the register, suspended ones too.</summary>
    public static IQueryable<RegisterEntry> InRegister(PortalDbContext db) =>
        db.Register.AsNoTracking().Where(e => e.State == ServiceState.Registered || e.State == ServiceState.Suspended);

    /// <summary>The first services in the order of their ids.</summary>
    public static async Task<List<JudgedService>> ReadAsync(PortalDbContext db, IQueryable<RegisterEntry> scoped, int take, DateOnly today, CancellationToken ct)
    {
        var query = scoped.OrderBy(e => e.Id).Take(take)
            .LeftJoin(db.Sheets, e => e.Id, s => s.ServiceId, (e, s) => new { e.Id, e.Code, e.OrganisationId, e.Region, Content = s == null ? null : s.Content })
            .OrderBy(e => e.Id);
        var shelf = new SheetShelf();
        var services = await PlainRows.ReadAsync(
            db,
            query,
            row => new JudgedService(new(row.GetGuid(0)), row.GetString(1), new(row.GetGuid(2)), (Region)row.GetInt16(3), new KeptFacts(shelf.Take(row, 4), today)),
            ct);
        var without = services.FindAll(s => !FactSheet.IsReadable(s.Facts.Row.Span)).ConvertAll(s => s.Id);
        if (without.Count == 0) return services;
        var read = await OfServicesAsync(db, db.Services.Where(s => without.Contains(s.Id)), today, ct);
        return services.ConvertAll(s => read.TryGetValue(s.Id, out var facts) ? s with { Facts = KeptFacts.Of(facts) } : s);
    }

    /// <summary>The facts of services, from all the tables they stand in.</summary>
    public static async Task<Dictionary<ServiceId, ServiceFacts>> OfServicesAsync(PortalDbContext db, IQueryable<Service> scoped, DateOnly today, CancellationToken ct)
    {
        var services = await scoped.AsNoTracking().Select(s => new
        {
            s.Id,
            s.About.MasterplanReference,
            s.About.MasterplanReview,
            s.Contacts.SecurityContact,
            s.Contacts.SecurityContactConfirmed,
            s.Data,
            s.Safeguards,
            s.Sovereignty,
            s.FlowsDeclaredNone,
        }).ToListAsync(ct);
        var block = scoped.Select(s => s.Id);
        var placements = await RowsAsync<PlacementRow>(db, block, ct);
        var flows = await RowsAsync<FlowRow>(db, block, ct);
        var backing = await db.BackingAsync(block, ct);
        return services.ToDictionary(s => s.Id, s =>
        {
            var beside = backing[s.Id];
            return new ServiceFacts
            {
                Today = today,
                About = new ServiceAbout { MasterplanReference = s.MasterplanReference, MasterplanReview = s.MasterplanReview },
                Contacts = new ServiceContacts { SecurityContact = s.SecurityContact, SecurityContactConfirmed = s.SecurityContactConfirmed },
                Data = s.Data,
                Safeguards = s.Safeguards,
                Sovereignty = s.Sovereignty,
                Placements = placements[s.Id].OrderBy(p => p.Ordinal).Select(p => p.Value).ToArray(),
                Flows = flows.Contains(s.Id) || s.FlowsDeclaredNone ? [.. flows[s.Id].OrderBy(f => f.Ordinal).Select(f => f.Value)] : null,
                Documents = beside.Documents,
                Waivers = beside.Waivers,
                Evidence = beside.Evidence,
            };
        });
    }

    private static async Task<ILookup<ServiceId, TRow>> RowsAsync<TRow>(PortalDbContext db, IQueryable<ServiceId> block, CancellationToken ct)
        where TRow : class
    {
        var rows = await db.Set<TRow>().AsNoTracking()
            .Join(block, row => EF.Property<ServiceId>(row, "ServiceId"), id => id, (row, id) => new { Id = id, Row = row })
            .ToListAsync(ct);
        return rows.ToLookup(r => r.Id, r => r.Row);
    }
}
