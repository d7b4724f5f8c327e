using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Setup;

/// <summary>
/// Makes the register's read table, the tables of relations and the sheets of facts anew from the services, in one transaction. People go on reading meanwhile; whoever changes a service waits until it is done.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="relations">Makes the tables of relations.</param>
/// <param name="sheets">Makes the sheets of facts.</param>
public sealed class RegisterRebuild(PortalDbContext db, RelationRebuild relations, SheetRebuild sheets)
{
    private const int Block = 2000;

    /// <summary>Fills the tables where they are empty though there are services: after the migration that made it, or one that emptied it.</summary>
    /// <param name="ct">Cancels; nothing is changed then.</param>
    public async Task FillAsync(CancellationToken ct)
    {
        if (await db.Services.AnyAsync(ct) && (!await db.Register.AnyAsync(ct) || await LacksKeysAsync(ct) || await relations.IsDueAsync(ct) || await sheets.IsDueAsync(ct))) await RunAsync(ct);
    }

    // A program of before the key leaves it empty; its index begins with those.
    private Task<bool> LacksKeysAsync(CancellationToken ct) => db.Register.AnyAsync(e => e.NameKeyUr == "" && e.NameKey != "", ct);

    /// <summary>Makes it anew.</summary>
    /// <param name="ct">Cancels; nothing is changed then.</param>
    /// <returns>How many entries there are, how many of them said something else before, and how many services had other relations or another sheet.</returns>
    public async Task<(int Entries, int Mended, int Relations, int Sheets)> RunAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Dialect.HoldRegisterAsync(db, ct);
        var owners = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => RegisterEntry.KeyOf(o.Name), ct);
        var (entries, mended) = (0, 0);
        for (ServiceId? after = null; await BlockAsync(after, owners, ct) is { Count: > 0 } block; after = block[^1].Id)
        {
            var wrong = await WrongAsync(block, ct);
            if (wrong.Count > 0) await db.Dialect.ReplaceManyAsync(db, wrong, ct);
            (entries, mended) = (entries + block.Count, mended + wrong.Count);
        }

        await db.Dialect.RecountRegisterAsync(db, ct);
        var related = await relations.RunAsync(ct);
        var sheeted = await sheets.RunAsync(ct);
        await transaction.CommitAsync(ct);
        return (entries, mended, related, sheeted);
    }

    /// <summary>Entries that do not say what they should; none, unless somebody wrote to the database by hand.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<RegisterEntry>> DriftAsync(CancellationToken ct)
    {
        var owners = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => RegisterEntry.KeyOf(o.Name), ct);
        List<RegisterEntry> drifted = [];
        for (ServiceId? after = null; await BlockAsync(after, owners, ct) is { Count: > 0 } block; after = block[^1].Id) drifted.AddRange(await WrongAsync(block, ct));
        return drifted;
    }

    // The entries of the next services as they should be.
    private async Task<List<RegisterEntry>> BlockAsync(ServiceId? after, Dictionary<OrganisationId, string> owners, CancellationToken ct)
    {
        var services = db.Services.AsNoTracking().IgnoreAutoIncludes().Include("_placements");
        if (after is { } last) services = services.Where(s => s.Id > last);
        var block = await services.OrderBy(s => s.Id).Take(Block).ToListAsync(ct);
        var ids = block.ConvertAll(s => s.Id);
        var summaries = await SummariesAsync(ids, ct);
        return block.ConvertAll(s => RegisterEntry.Of(s, owners[s.OrganisationId], summaries.GetValueOrDefault(s.Id)));
    }

    private Task<Dictionary<ServiceId, ComplianceSummary>> SummariesAsync(List<ServiceId> ids, CancellationToken ct) =>
        db.ComplianceSummaries.AsNoTracking().Where(c => ids.Contains(c.ServiceId)).ToDictionaryAsync(c => c.ServiceId, ct);

    private async Task<List<RegisterEntry>> WrongAsync(List<RegisterEntry> right, CancellationToken ct)
    {
        var ids = right.ConvertAll(e => e.Id);
        var present = await db.Register.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        // An evaluation that finds what was found before does not touch the entry: it goes on to say since when.
        var properties = db.Model.FindEntityType(typeof(RegisterEntry))!.GetProperties().Where(p => p.Name != nameof(RegisterEntry.JudgedAt)).ToList();
        return right.FindAll(e => !present.TryGetValue(e.Id, out var found) || properties.Exists(p => !p.GetValueComparer().Equals(p.GetGetter().GetClrValue(found), p.GetGetter().GetClrValue(e))));
    }
}
