using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Infrastructure.Persistence.SqlServer;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class MigrationTests
{
    public static TheoryData<string> Providers => ["PostgreSql", "SqlServer"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Model_AgainstItsMigrations_HasNoPendingChange(string provider)
    {
        using var db = Open(provider);
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: run ./portal migration NAME.");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Script_OfAllMigrations_CreatesEveryTableAndProtectsLedgerAndSecurityLog(string provider)
    {
        using var db = Open(provider);
        var script = db.Database.GenerateCreateScript();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct()) Assert.Contains(table, script, StringComparison.Ordinal);

        var migrations = Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>(db.Database).GenerateScript();
        Assert.Contains("append", migrations, StringComparison.OrdinalIgnoreCase);
        // Three tables of the ledger, two of the security log, and the tallies of the register: one, or one for each kind of change.
        Assert.Equal(provider == "PostgreSql" ? 14 : 9, migrations.Split("CREATE TRIGGER").Length - 1);
    }

    private static PortalDbContext Open(string provider) => provider == "PostgreSql"
        ? new PostgreSqlPortalDbContext(new DbContextOptionsBuilder<PostgreSqlPortalDbContext>().UseNpgsql("Host=nowhere").Options)
        : new SqlServerPortalDbContext(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=nowhere").Options);
}
