using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>Makes the database refuse to change an event of the security log, or to delete it before its time, whoever asks.</summary>
internal static class SecurityLogProtection
{
    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TRIGGER [SecurityEvents_AppendOnly] ON [SecurityEvents] INSTEAD OF UPDATE AS
            BEGIN
              THROW 51000, 'The security log is append-only.', 1;
            END
            """);
        migration.Sql(
            """
            CREATE TRIGGER [SecurityEvents_Kept] ON [SecurityEvents] AFTER DELETE AS
            BEGIN
              IF EXISTS (SELECT 1 FROM deleted WHERE [KeepUntil] > SYSDATETIMEOFFSET())
                THROW 51000, 'The security log keeps its events until their time is over.', 1;
            END
            """);
    }

    public static void Down(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER [SecurityEvents_AppendOnly];");
        migration.Sql("DROP TRIGGER [SecurityEvents_Kept];");
    }
}
