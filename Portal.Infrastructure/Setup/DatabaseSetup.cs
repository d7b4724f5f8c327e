using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.ReferenceData;

namespace Portal.Infrastructure.Setup;

/// <summary>Brings the database to the program's version at start. EF Core lets one node migrate and the others wait.</summary>
/// <param name="scopes">A scope for the context.</param>
/// <param name="logger">The log.</param>
public sealed class DatabaseSetup(IServiceScopeFactory scopes, ILogger<DatabaseSetup> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <summary>Applies missing migrations, brings reference data up to date and fills what is derived and empty.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="PortalSetupException">The database cannot be reached, or is of a newer program.</exception>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await MigrateAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        // The seeder's commit ends the transaction, and with it the lock.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Dialect.LockAsync(db, "reference-data", ct);
        await scope.ServiceProvider.GetRequiredService<ReferenceDataSeeder>().SeedAsync(ct);
        await FillRegisterAsync(ct);
    }

    // Two nodes that start at once both find it empty; the second then finds every row right.
    private async Task FillRegisterAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RegisterRebuild>().FillAsync(ct);
    }

    /// <summary>Applies missing migrations.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="PortalSetupException">The database cannot be reached, or is of a newer program.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var known = db.Database.GetMigrations().ToHashSet();
        try
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            {
                throw new PortalSetupException(
                    $"The database holds {newer}, which this program does not know: start the newer portal, or restore a backup that fits this one.",
                    PortalSetupException.Misconfigured);
            }

            if (applied.Count == known.Count) return;
            // A migration may write every row of a register of millions anew.
            db.Database.SetCommandTimeout(Patience);
            logger.LogInformation("Bringing the database from {Applied} to {Known} migrations", applied.Count, known.Count);
            await db.Database.MigrateAsync(ct);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException } or TimeoutException)
        {
            var cause = failure as DbException ?? failure.InnerException as DbException;
            throw new PortalSetupException(Sentence(cause), PortalSetupException.Unavailable, failure);
        }
    }

    private static string Sentence(DbException? failure) => failure?.SqlState switch
    {
        "28P01" or "28000" => "The database refused the user or password: correct the connection string in ConnectionStrings:Portal.",
        "3D000" => "The database named in ConnectionStrings:Portal does not exist: create it, or correct the name.",
        "42501" => "The database user may not create tables: grant it that right, or name another user in ConnectionStrings:Portal.",
        "53100" => "The database server's disk is full: free some space and start again.",
        "53300" => "The database server has no free connection: close some, or raise its limit, and start again.",
        _ => "The database cannot be reached: see that the server runs and that ConnectionStrings:Portal is right.",
    };
}
