using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Application.Services.Register;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>What the register's read table has on PostgreSQL alone: inverted indexes, and an order of texts that no locale changes.</summary>
internal static class RegisterIndexes
{
    /// <summary>Adds it to the model.</summary>
    public static void Apply(ModelBuilder model)
    {
        var entry = model.Entity<RegisterEntry>();
        foreach (var text in new[] { nameof(RegisterEntry.Code), nameof(RegisterEntry.NameKey), nameof(RegisterEntry.OwnerKey), nameof(RegisterEntry.Countries), nameof(RegisterEntry.Search) })
            entry.Property<string>(text).UseCollation("C");
        model.Entity<RegisterTally>().Property(t => t.Countries).UseCollation("C");
        entry.HasIndex(e => e.Places).HasMethod("gin").HasDatabaseName("IX_RegisterEntries_Places");
        entry.HasIndex(e => e.Verdicts).HasMethod("gin").HasDatabaseName("IX_RegisterEntries_Verdicts");
    }

    /// <summary>
    /// The index of words, where the server has the extension. Without it the portal works, searches by reading through the table and proposes no spelling;
    /// the notice stands in the server's log, and creating extension and index later needs nothing else.
    /// </summary>
    public static void Up(MigrationBuilder migration) => migration.Sql(
        """
        DO $$
        BEGIN
          CREATE EXTENSION IF NOT EXISTS pg_trgm;
          CREATE INDEX ix_register_entries_words ON register_entries USING gin (search gin_trgm_ops);
        EXCEPTION WHEN undefined_file OR feature_not_supported OR insufficient_privilege THEN
          RAISE WARNING 'The extension pg_trgm could not be created (%): searching the register reads through it. Install it and run CREATE EXTENSION pg_trgm; CREATE INDEX ix_register_entries_words ON register_entries USING gin (search gin_trgm_ops).', SQLERRM;
        END $$;
        -- How many rows hold a word is estimated from a sample of the texts; a finer one keeps the planner from reading through the table for a rare word.
        ALTER TABLE register_entries ALTER COLUMN search SET STATISTICS 1000;
        """);

    /// <summary>The extension stays: others may use it.</summary>
    public static void Down(MigrationBuilder migration) => migration.Sql("DROP INDEX IF EXISTS ix_register_entries_words;");
}
