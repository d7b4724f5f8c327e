using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Relations;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Setup;

/// <summary>Makes the tables of relations anew from the services. Runs within <see cref="RegisterRebuild"/>, which keeps everybody else from changing a service meanwhile.</summary>
/// <param name="db">The database.</param>
public sealed class RelationRebuild(PortalDbContext db)
{
    private const int Block = 2000;

    /// <summary>Whether the tables are empty though services name places: after the migration that made them.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> IsDueAsync(CancellationToken ct) =>
        !await db.ServiceSites.AnyAsync(ct) && !await db.ServiceLinks.AnyAsync(ct)
        && await db.Services.AnyAsync(s => (s.State == ServiceState.Registered || s.State == ServiceState.Suspended)
            && db.Set<PlacementRow>().Any(p => EF.Property<ServiceId>(p, "ServiceId") == s.Id && (p.Value.Site != "" || p.Value.Subnet != "")), ct);

    /// <summary>Makes them anew, in the current transaction.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many services had other relations before.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var mended = 0;
        await foreach (var wrong in WrongAsync(ct))
        {
            var ids = wrong.ConvertAll(s => s.Id);
            await db.ServiceLinks.Where(l => ids.Contains(l.ServiceId)).ExecuteDeleteAsync(ct);
            await db.ServiceSites.Where(s => ids.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
            await db.ServiceDataSets.Where(s => ids.Contains(s.ServiceId)).ExecuteDeleteAsync(ct);
            await new RelationKeeper(db).EnterAsync(wrong, ct);
            mended += wrong.Count;
        }

        return mended;
    }

    /// <summary>Services whose relations are not as they should be; none, unless somebody wrote to the database by hand.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ServiceId>> DriftAsync(CancellationToken ct)
    {
        var drifted = new List<ServiceId>();
        await foreach (var wrong in WrongAsync(ct)) drifted.AddRange(wrong.Select(s => s.Id));
        return drifted;
    }

    private async IAsyncEnumerable<List<Service>> WrongAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (ServiceId? after = null; await BlockAsync(after, ct) is { Count: > 0 } block; after = block[^1].Id)
        {
            var ids = block.ConvertAll(s => s.Id);
            var links = (await db.ServiceLinks.AsNoTracking().Where(l => ids.Contains(l.ServiceId)).ToListAsync(ct)).ToLookup(l => l.ServiceId);
            var sites = (await db.ServiceSites.AsNoTracking().Where(s => ids.Contains(s.ServiceId)).ToListAsync(ct)).ToLookup(s => s.ServiceId);
            var sets = (await db.ServiceDataSets.AsNoTracking().Where(s => ids.Contains(s.ServiceId)).ToListAsync(ct)).ToLookup(s => s.ServiceId);
            var wrong = block.FindAll(s => !Says(ServiceRelations.Of(s), links[s.Id], sites[s.Id], sets[s.Id]));
            if (wrong.Count > 0) yield return wrong;
        }
    }

    private Task<List<Service>> BlockAsync(ServiceId? after, CancellationToken ct)
    {
        var services = db.Services.AsNoTracking().IgnoreAutoIncludes().Include("_placements");
        if (after is { } last) services = services.Where(s => s.Id > last);
        return services.OrderBy(s => s.Id).Take(Block).ToListAsync(ct);
    }

    private static bool Says(ServiceRelations right, IEnumerable<ServiceLink> links, IEnumerable<ServiceSite> sites, IEnumerable<ServiceDataSet> sets) =>
        right.Links.ToHashSet().SetEquals(links) && right.Sites.ToHashSet().SetEquals(sites) && right.DataSets.ToHashSet().SetEquals(sets);
}
