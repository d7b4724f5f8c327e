using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Audits;

/// <summary>Reads blocks without tracking, placements and findings by the block's range of ids; writes them by the provider's bulk path.</summary>
/// <param name="db">The database.</param>
internal sealed class AuditStore(PortalDbContext db) : IAuditStore
{
    public Task<int> CountAsync(AuditScope scope, CancellationToken ct) => Scoped(scope).CountAsync(ct);

    public async Task<IReadOnlyList<AuditedService>> ReadAsync(AuditScope scope, ServiceId? after, int take, DateOnly today, CancellationToken ct)
    {
        var scoped = Scoped(scope);
        if (after is { } cursor) scoped = scoped.Where(s => s.Id > cursor);
        var services = await FactsAsync(db, scoped, take, today, ct);
        if (services.Count == 0) return [];
        var last = services[^1].Id;
        var open = await OpenAsync(scoped.Where(s => !(s.Id > last)).Select(s => s.Id), ct);
        return services.ConvertAll(s => new AuditedService(s.Id, s.OrganisationId, s.Facts, [.. open[s.Id]]));
    }

    public async Task<IReadOnlyList<AuditedService>> ReadAsync(IReadOnlyCollection<ServiceId> services, DateOnly today, CancellationToken ct)
    {
        if (services.Count == 0) return [];
        var scoped = db.Services.AsNoTracking().Where(s => services.Contains(s.Id));
        return (await FactsAsync(db, scoped, services.Count, today, ct)).ConvertAll(s => new AuditedService(s.Id, s.OrganisationId, s.Facts, []));
    }

    /// <summary>The services whose compliance is of interest: those in the register, suspended ones too.</summary>
    internal static IQueryable<Service> InRegister(PortalDbContext db) => db.Services.AsNoTracking().Where(s => s.State == ServiceState.Registered || s.State == ServiceState.Suspended);

    /// <summary>The first services in the order of their ids, with all that the obligations look at.</summary>
    internal static async Task<List<JudgedService>> FactsAsync(PortalDbContext db, IQueryable<Service> scoped, int take, DateOnly today, CancellationToken ct)
    {
        var services = await scoped.OrderBy(s => s.Id).Take(take).Select(s => new
        {
            s.Id,
            s.Code,
            s.OrganisationId,
            s.Region,
            s.About.MasterplanReference,
            s.About.MasterplanReview,
            s.Contacts.SecurityContact,
            s.Contacts.SecurityContactConfirmed,
            s.Data,
            s.Safeguards,
            s.Sovereignty,
            s.FlowsDeclaredNone,
        }).ToListAsync(ct);
        if (services.Count == 0) return [];

        var last = services[^1].Id;
        var block = scoped.Where(s => !(s.Id > last)).Select(s => s.Id);
        var placements = await RowsAsync<PlacementRow>(db, block, ct);
        var flows = await RowsAsync<FlowRow>(db, block, ct);
        var documents = await db.Documents.HeldByAsync(block, ct);
        var waivers = await db.Waivers.HeldByAsync(block, ct);
        return services.ConvertAll(s => new JudgedService(s.Id, s.Code, s.OrganisationId, s.Region, new ServiceFacts
        {
            Today = today,
            About = new ServiceAbout { MasterplanReference = s.MasterplanReference, MasterplanReview = s.MasterplanReview },
            Contacts = new ServiceContacts { SecurityContact = s.SecurityContact, SecurityContactConfirmed = s.SecurityContactConfirmed },
            Data = s.Data,
            Safeguards = s.Safeguards,
            Sovereignty = s.Sovereignty,
            Placements = placements[s.Id].OrderBy(p => p.Ordinal).Select(p => p.Value).ToArray(),
            Flows = flows.Contains(s.Id) || s.FlowsDeclaredNone ? [.. flows[s.Id].OrderBy(f => f.Ordinal).Select(f => f.Value)] : null,
            Documents = [.. documents[s.Id]],
            Waivers = [.. waivers[s.Id]],
        }));
    }

    public async Task<int> TakeNumbersAsync(string series, int count, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        return await db.Dialect.TakeNumbersAsync(db, series, count, ct) - count + 1;
    }

    public async Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, IReadOnlyCollection<Finding> opened, CancellationToken ct)
    {
        if (summaries.Count == 0) return;
        await EnsureTransactionAsync(ct);
        await db.Dialect.ReplaceManyAsync(db, summaries, ct);
        await new RegisterKeeper(db).JudgeAsync(summaries, ct);
        if (opened.Count == 0) return;
        try
        {
            await db.Dialect.InsertManyAsync(db, opened, ct);
        }
        catch (DbUpdateException duplicate) when (db.Dialect.IsUniqueViolation(duplicate))
        {
            // Another run opened one of them in between: this block has to look again.
            throw new DbUpdateConcurrencyException(duplicate.Message, duplicate);
        }
    }

    private IQueryable<Service> Scoped(AuditScope scope)
    {
        var services = InRegister(db);
        if (scope.Organisation is { } organisation) services = services.Where(s => s.OrganisationId == organisation);
        if (scope.Region is { } region) services = services.Where(s => s.Region == region);
        if (scope.DataClass is { } dataClass) services = services.Where(s => s.Data.Class == dataClass);
        if (scope.Services.Count > 0) services = services.Where(s => scope.Services.Contains(s.Id));
        return services;
    }

    private static async Task<ILookup<ServiceId, TRow>> RowsAsync<TRow>(PortalDbContext db, IQueryable<ServiceId> block, CancellationToken ct)
        where TRow : class
    {
        var rows = await db.Set<TRow>().AsNoTracking()
            .Join(block, row => EF.Property<ServiceId>(row, "ServiceId"), id => id, (row, id) => new { Id = id, Row = row })
            .ToListAsync(ct);
        return rows.ToLookup(r => r.Id, r => r.Row);
    }

    private async Task<ILookup<ServiceId, OpenFinding>> OpenAsync(IQueryable<ServiceId> block, CancellationToken ct)
    {
        var rows = await db.Findings.Where(f => f.IsOpen == true)
            .Join(block, f => f.ServiceId, id => id, (f, id) => new { Service = id, f.Id, f.ObligationId })
            .ToListAsync(ct);
        return rows.ToLookup(r => r.Service, r => new OpenFinding(r.Id, r.ObligationId));
    }

    private async Task EnsureTransactionAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
    }
}
