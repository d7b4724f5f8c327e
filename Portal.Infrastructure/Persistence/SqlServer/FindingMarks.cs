using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Has the database mark services whose findings have to be looked at: those of which an interval of the history begins with a failure, ends or gives way, and
/// those whose failures have other reasons than before. A service that has just come and fails nothing can have no finding and is not marked.
/// </summary>
internal static class FindingMarks
{
    /// <summary>The trigger on the history.</summary>
    public const string Standing = "ComplianceIntervals_FindingMarks";

    /// <summary>The trigger on the summaries.</summary>
    public const string Reasons = "ComplianceSummaries_FindingMarks";

    private const string Mark =
        """
        UPDATE c SET [Number] = NEXT VALUE FOR [FindingMarks] FROM [FindingChecks] AS c JOIN @marked AS m ON m.[ServiceId] = c.[ServiceId];
          INSERT INTO [FindingChecks] ([ServiceId], [Number])
          SELECT m.[ServiceId], NEXT VALUE FOR [FindingMarks] FROM @marked AS m WHERE NOT EXISTS (SELECT 1 FROM [FindingChecks] AS c WHERE c.[ServiceId] = m.[ServiceId]);
        """;

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql("CREATE SEQUENCE [FindingMarks] AS bigint START WITH 1;");
        migration.Sql(
            $"""
            CREATE TRIGGER [{Standing}] ON [ComplianceIntervals] AFTER INSERT, UPDATE, DELETE AS
            BEGIN
              SET NOCOUNT ON;
              DECLARE @marked TABLE ([ServiceId] uniqueidentifier PRIMARY KEY);
              INSERT INTO @marked
              SELECT m.[ServiceId] FROM (SELECT [ServiceId] FROM deleted UNION SELECT [ServiceId] FROM inserted WHERE [FailMask] <> 0) AS m
              WHERE EXISTS (SELECT 1 FROM [RegisterEntries] AS e WHERE e.[Id] = m.[ServiceId]);
              IF @@ROWCOUNT = 0 RETURN;
              {Mark}
            END
            """);
        migration.Sql(
            $"""
            CREATE TRIGGER [{Reasons}] ON [ComplianceSummaries] AFTER UPDATE AS
            BEGIN
              SET NOCOUNT ON;
              DECLARE @marked TABLE ([ServiceId] uniqueidentifier PRIMARY KEY);
              INSERT INTO @marked
              SELECT n.[ServiceId] FROM inserted AS n JOIN deleted AS o ON o.[ServiceId] = n.[ServiceId] WHERE (n.[FailMask] | n.[WaivedMask]) <> 0 AND n.[Results] <> o.[Results];
              IF @@ROWCOUNT = 0 RETURN;
              {Mark}
            END
            """);
        migration.Sql(
            """
            UPDATE f SET [IsTouched] = 1, [PolicyNumber] = COALESCE(r.[PolicyNumber], 1) FROM [Findings] AS f JOIN [AuditRuns] AS r ON r.[Id] = f.[OpenedByRun];
            DECLARE @marked TABLE ([ServiceId] uniqueidentifier PRIMARY KEY);
            INSERT INTO @marked
            SELECT [ServiceId] FROM [ComplianceIntervals] WHERE [Until] IS NULL AND [FailMask] <> 0 UNION SELECT [ServiceId] FROM [Findings] WHERE [IsOpen] = 1;
            INSERT INTO [FindingChecks] ([ServiceId], [Number]) SELECT [ServiceId], NEXT VALUE FOR [FindingMarks] FROM @marked;
            """);
    }

    public static void Down(MigrationBuilder migration) => migration.Sql(
        $"""
        DROP TRIGGER [{Reasons}];
        DROP TRIGGER [{Standing}];
        DROP SEQUENCE [FindingMarks];
        DELETE s FROM [FindingSteps] AS s JOIN [Findings] AS f ON f.[Id] = s.[FindingId] WHERE f.[OpenedByRun] IS NULL;
        DELETE FROM [Findings] WHERE [OpenedByRun] IS NULL;
        """);
}
