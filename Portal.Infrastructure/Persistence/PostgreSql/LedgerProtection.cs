using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Makes the database refuse to change or delete what the ledger holds, whoever asks.</summary>
internal static class LedgerProtection
{
    private static readonly string[] Tables = ["ledger_entries", "ledger_leaves", "ledger_checkpoints"];

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'The ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
            END $$;
            """);
        foreach (var table in Tables)
            migration.Sql($"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();");
    }

    public static void Down(MigrationBuilder migration)
    {
        foreach (var table in Tables) migration.Sql($"DROP TRIGGER {table}_append_only ON {table};");
        migration.Sql("DROP FUNCTION refuse_ledger_change();");
    }
}
