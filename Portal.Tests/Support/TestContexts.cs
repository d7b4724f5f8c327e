using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Infrastructure.Persistence.SqlServer;
using Portal.Infrastructure.Setup;

namespace Portal.Tests.Support;

/// <summary>Contexts on a migrated, empty database of either kind.</summary>
internal static class TestContexts
{
    /// <summary>Makes contexts on one new database.</summary>
    public static async Task<Func<PortalDbContext>> OnNewDatabaseAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            var options = new DbContextOptionsBuilder<PostgreSqlPortalDbContext>().UseNpgsql(await TestCluster.NewDatabaseAsync()).Options;
            return () => new PostgreSqlPortalDbContext(options);
        }

        var connection = new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(OnSqlServerAttribute.Variable)) { InitialCatalog = $"portal_{Guid.NewGuid():N}" };
        var sqlServer = new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer(connection.ConnectionString).Options;
        await using var db = new SqlServerPortalDbContext(sqlServer);
        await db.Database.MigrateAsync();
        return () => new SqlServerPortalDbContext(sqlServer);
    }
}
