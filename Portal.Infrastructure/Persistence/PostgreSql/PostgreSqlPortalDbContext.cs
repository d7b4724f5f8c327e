using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>The model on PostgreSQL.</summary>
/// <param name="options">Connection.</param>
public sealed class PostgreSqlPortalDbContext(DbContextOptions<PostgreSqlPortalDbContext> options) : PortalDbContext(options)
{
    public override IDatabaseDialect Dialect => PostgreSqlDialect.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        RegisterIndexes.Apply(modelBuilder);
        RelationTexts.Apply(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder.Model);
    }
}

/// <summary>Lets <c>./portal migration</c> make the context without the web host.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlPortalDbContext>
{
    public PostgreSqlPortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlPortalDbContext>().UseNpgsql("Host=design-time").Options);
}
