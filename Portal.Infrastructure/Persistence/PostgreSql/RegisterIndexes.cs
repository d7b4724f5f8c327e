using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Application.Services.Register;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>What the register has on PostgreSQL alone: inverted indexes, an order of texts that no locale changes, and nothing that each row of an import would pay for in vain.</summary>
internal static class RegisterIndexes
{
    // With these in it, an order's index decides every filter but words and subnets, and whether a person may know of the entry.
    private static readonly string[] Beside =
        [nameof(RegisterEntry.IsFiled), nameof(RegisterEntry.Kinds), nameof(RegisterEntry.Countries), nameof(RegisterEntry.FailMask), nameof(RegisterEntry.UndeterminedMask)];

    private static readonly string[] Keys =
        [nameof(RegisterEntry.Region), nameof(RegisterEntry.State), nameof(RegisterEntry.ClassRank), nameof(RegisterEntry.OutcomeRank), nameof(RegisterEntry.OrganisationId)];

    // One owner's entries lie together in it; the code makes them sortable without a look at their rows.
    private const string ByOwner = "IX_RegisterEntries_ByOwner";

    private static readonly string[] Texts =
        [nameof(RegisterEntry.Code), nameof(RegisterEntry.NameKey), nameof(RegisterEntry.NameKeyUr), nameof(RegisterEntry.OwnerKey), nameof(RegisterEntry.Countries), nameof(RegisterEntry.Search)];

    /// <summary>Adds it to the model.</summary>
    public static void Apply(ModelBuilder model)
    {
        var entry = model.Entity<RegisterEntry>();
        foreach (var text in Texts) entry.Property<string>(text).UseCollation("C");
        model.Entity<RegisterTally>().Property(t => t.Countries).UseCollation("C");
        foreach (var order in entry.Metadata.GetIndexes().Where(i => i.GetDatabaseName()!.StartsWith("IX_RegisterEntries_By", StringComparison.Ordinal)))
            NpgsqlIndexExtensions.SetIncludeProperties(order, order.GetDatabaseName() == ByOwner ? [.. Beside, nameof(RegisterEntry.Code)] : Beside);

        // Few are abroad. Those that are in one country are gathered here, and sorted by whatever stands beside.
        NpgsqlIndexBuilderExtensions.IncludeProperties(
            entry.HasIndex(e => new { e.Code, e.Id }).HasDatabaseName("IX_RegisterEntries_Abroad").HasFilter($"countries <> '' AND countries <> '{RegisterEntry.Home}'"),
            [.. Keys, .. Beside]);
        entry.HasIndex(e => e.Places).HasMethod("gin").HasDatabaseName("IX_RegisterEntries_Places");
        entry.HasIndex(e => e.Verdicts).HasMethod("gin").HasDatabaseName("IX_RegisterEntries_Verdicts");

        // Whoever looks for filings looks for those under way: a few among a million that are not.
        model.Entity<Service>().HasIndex(s => new { s.FilingState, s.SubmittedAt }).HasFilter($"filing_state <> '{ServiceState.Registered}'");
    }

    /// <summary>
    /// Has the database no longer look up the service of each summary and entry that is written. Both are derived from the service, in its transaction and after
    /// it, which the model goes on saying; the keys guarded nothing and were a tenth of an import.
    /// </summary>
    public static void DropLookups(MigrationBuilder migration) => migration.Sql(
        """
        ALTER TABLE register_entries DROP CONSTRAINT fk_register_entries_services_id;
        ALTER TABLE compliance_summaries DROP CONSTRAINT fk_compliance_summaries_services_service_id;
        """);

    /// <summary>Has it look them up again.</summary>
    public static void AddLookups(MigrationBuilder migration) => migration.Sql(
        """
        ALTER TABLE register_entries ADD CONSTRAINT fk_register_entries_services_id FOREIGN KEY (id) REFERENCES services (id) ON DELETE RESTRICT;
        ALTER TABLE compliance_summaries ADD CONSTRAINT fk_compliance_summaries_services_service_id FOREIGN KEY (service_id) REFERENCES services (id) ON DELETE RESTRICT;
        """);

    /// <summary>
    /// The index of words, where the server has the extension. Without it the portal works, and searches by reading through the table;
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
