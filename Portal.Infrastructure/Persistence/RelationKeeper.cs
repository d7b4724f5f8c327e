using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Portal.Application.Services.Relations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence;

/// <summary>
/// Keeps the tables of relations with the services they are derived from, in the same transaction. What changed is seen before the services are saved; rows are
/// written after them, and so under their locks. Most acts change no relation and cost nothing here.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class RelationKeeper(PortalDbContext db)
{
    private readonly List<ServiceId> _oldLinks = [];
    private readonly List<ServiceId> _oldPlaces = [];
    private readonly List<ServiceLink> _links = [];
    private readonly List<ServiceSite> _sites = [];
    private readonly List<ServiceDataSet> _dataSets = [];

    /// <summary>Sees what follows from what is about to be saved.</summary>
    public void Look()
    {
        var placed = db.ChangeTracker.Entries<PlacementRow>().Where(p => p.State is not (EntityState.Unchanged or EntityState.Detached))
            .Select(p => p.Property<ServiceId>("ServiceId").CurrentValue).ToHashSet();
        foreach (var service in db.ChangeTracker.Entries<Service>().ToList())
        {
            if (service.State == EntityState.Added) Enter(service.Entity);
            // Only drafts are ever deleted; they have links, and stand nowhere.
            else if (service.State == EntityState.Deleted) db.ServiceLinks.RemoveRange(ServiceRelations.LinksOf(service.Entity));
            else if (service.State == EntityState.Modified || placed.Contains(service.Entity.Id)) Follow(service, placed.Contains(service.Entity.Id));
        }
    }

    /// <summary>Writes it. Needs a transaction in which the services are saved.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(CancellationToken ct)
    {
        if (_oldLinks.Count > 0) await db.ServiceLinks.Where(l => _oldLinks.Contains(l.ServiceId)).ExecuteDeleteAsync(ct);
        if (_oldPlaces.Count > 0)
        {
            await db.ServiceSites.Where(s => _oldPlaces.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
            await db.ServiceDataSets.Where(s => _oldPlaces.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
        }

        await InsertAsync(_links, ct);
        await InsertAsync(_sites, ct);
        await InsertAsync(_dataSets, ct);
    }

    /// <summary>Enters services that were written in bulk; only those that have relations write rows.</summary>
    /// <param name="services">The services, written in the current transaction.</param>
    /// <param name="ct">Cancels.</param>
    public Task EnterAsync(IEnumerable<Service> services, CancellationToken ct)
    {
        // Where the bulk path tracks what it writes, these are entered already. Asked for, what is tracked is looked through for changes: once is enough.
        var tracked = db.Services.Local;
        foreach (var service in services.Where(s => tracked.FindEntry(s.Id) is null)) Enter(service);
        return WriteAsync(ct);
    }

    private void Enter(Service service)
    {
        _links.AddRange(ServiceRelations.LinksOf(service));
        if (ServiceRelations.IsStanding(service.State)) EnterPlaces(service);
    }

    private void EnterPlaces(Service service)
    {
        _sites.AddRange(ServiceRelations.SitesOf(service));
        _dataSets.AddRange(ServiceRelations.DataSetsOf(service));
    }

    private void Follow(EntityEntry<Service> service, bool isPlaced)
    {
        var id = service.Entity.Id;
        if (service.Property(s => s.Dependencies).IsModified)
        {
            _oldLinks.Add(id);
            _links.AddRange(ServiceRelations.LinksOf(service.Entity));
        }

        var (stood, stands) = (ServiceRelations.IsStanding(service.Property(s => s.State).OriginalValue), ServiceRelations.IsStanding(service.Entity.State));
        if (stood == stands && !(stands && (isPlaced || ChangesPlaces(service)))) return;
        if (stood) _oldPlaces.Add(id);
        if (stands) EnterPlaces(service.Entity);
    }

    // All that rows of sites and data sets are made from, apart from placements.
    private static bool ChangesPlaces(EntityEntry<Service> service) =>
        service.Property(s => s.DataSets).IsModified || service.Property(s => s.OrganisationId).IsModified
        || service.ComplexProperty(s => s.Data).IsModified || service.ComplexProperty(s => s.Safeguards).IsModified;

    private async Task InsertAsync<T>(List<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0) return;
        await db.Dialect.InsertManyAsync(db, rows, ct);
        // Where the bulk path tracks what it writes: written once, they are replaced by others and never changed.
        foreach (var row in db.ChangeTracker.Entries<T>().ToList()) row.State = EntityState.Detached;
    }
}
