using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>Makes the database refuse to change or delete what the ledger holds, whoever asks.</summary>
internal static class LedgerProtection
{
    private static readonly string[] Tables = ["LedgerEntries", "LedgerLeaves", "LedgerCheckpoints"];

    public static void Up(MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            migration.Sql(
                $"""
                CREATE TRIGGER [{table}_AppendOnly] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                BEGIN
                  THROW 51000, 'The ledger is append-only.', 1;
                END
                """);
        }
    }

    public static void Down(MigrationBuilder migration)
    {
        foreach (var table in Tables) migration.Sql($"DROP TRIGGER [{table}_AppendOnly];");
    }
}
