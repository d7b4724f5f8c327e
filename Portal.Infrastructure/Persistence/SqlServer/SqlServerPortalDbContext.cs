using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>The model on SQL Server.</summary>
/// <param name="options">Connection.</param>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    public override IDatabaseDialect Dialect => SqlServerDialect.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Known to have a trigger, a table is not asked for what was written in a way that SQL Server refuses then.
        modelBuilder.Entity<RegisterEntry>().ToTable(t =>
        {
            t.HasTrigger(RegisterTallying.Trigger);
            t.HasTrigger(RegisterHistory.Trigger);
        });
        // A key is sorted by its characters, which no language of the server may read as letters.
        modelBuilder.Entity<RegisterEntry>().Property(e => e.NameKeyUr).UseCollation("Latin1_General_BIN2");
        modelBuilder.Entity<ComplianceInterval>().ToTable(t => t.HasTrigger(FindingMarks.Standing));
        modelBuilder.Entity<ComplianceSummary>().ToTable(t => t.HasTrigger(FindingMarks.Reasons));
    }
}

/// <summary>Lets <c>./portal migration</c> make the context without the web host.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=design-time").Options);
}
