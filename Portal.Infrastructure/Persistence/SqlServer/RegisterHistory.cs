using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Has the database write how services stood: after each statement that changes register entries, for those that stand otherwise than their last interval says. What was
/// written for a time that has not come, by a clock that was ahead, gives way.
/// </summary>
internal static class RegisterHistory
{
    /// <summary>The trigger.</summary>
    public const string Trigger = "RegisterEntries_History";

    private const string Standing = "[OutcomeRank], [FailMask], [UndeterminedMask], [PassMask], [WaivedMask]";

    private const string Bits = "(SELECT TOP 63 CAST(ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) - 1 AS smallint) AS [Bit] FROM sys.all_columns) AS b";

    private static readonly string InRegister =
        $"CASE WHEN a.[State] IN ({(int)ServiceState.Registered}, {(int)ServiceState.Suspended}) AND a.[OutcomeRank] <> 5 THEN 1 ELSE 0 END";

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(
            $"""
            CREATE TRIGGER [{Trigger}] ON [RegisterEntries] AFTER INSERT, UPDATE AS
            BEGIN
              SET NOCOUNT ON;
              DECLARE @isUpdate bit = CASE WHEN EXISTS (SELECT 1 FROM deleted) THEN 1 ELSE 0 END;
              DECLARE @moved TABLE ([Id] uniqueidentifier PRIMARY KEY, [At] datetimeoffset, [Stands] bit, [OutcomeRank] smallint, [FailMask] bigint, [UndeterminedMask] bigint, [PassMask] bigint, [WaivedMask] bigint);
              INSERT INTO @moved
              SELECT a.[Id], COALESCE(a.[JudgedAt], a.[Changed]), {InRegister}, a.[OutcomeRank], a.[FailMask], a.[UndeterminedMask], a.[PassMask], a.[WaivedMask]
              FROM inserted AS a LEFT JOIN [ComplianceIntervals] AS i ON i.[ServiceId] = a.[Id] AND i.[Until] IS NULL
              WHERE ({InRegister} = 1 AND (i.[ServiceId] IS NULL OR i.[OutcomeRank] <> a.[OutcomeRank] OR i.[FailMask] <> a.[FailMask] OR i.[UndeterminedMask] <> a.[UndeterminedMask] OR i.[PassMask] <> a.[PassMask] OR i.[WaivedMask] <> a.[WaivedMask]))
                OR ({InRegister} = 0 AND @isUpdate = 1 AND i.[ServiceId] IS NOT NULL);
              IF @@ROWCOUNT = 0 RETURN;
              DELETE i FROM [ComplianceIntervals] AS i JOIN @moved AS m ON m.[Id] = i.[ServiceId] WHERE i.[Since] >= m.[At];
              UPDATE i SET [Until] = m.[At] FROM [ComplianceIntervals] AS i JOIN @moved AS m ON m.[Id] = i.[ServiceId] WHERE i.[Until] IS NULL OR i.[Until] > m.[At];
              INSERT INTO [ComplianceIntervals] ([ServiceId], [Since], {Standing}) SELECT [Id], [At], {Standing} FROM @moved WHERE [Stands] = 1;
              DELETE f FROM [ObligationFailures] AS f JOIN @moved AS m ON m.[Id] = f.[ServiceId]
              WHERE m.[Stands] = 0 OR f.[Since] > m.[At] OR m.[FailMask] & POWER(CAST(2 AS bigint), f.[Bit]) = 0;
              INSERT INTO [ObligationFailures] ([ServiceId], [Bit], [Since])
              SELECT m.[Id], b.[Bit], (SELECT MIN(i.[Since]) FROM [ComplianceIntervals] AS i WHERE i.[ServiceId] = m.[Id] AND NOT EXISTS (
                SELECT 1 FROM [ComplianceIntervals] AS o WHERE o.[ServiceId] = m.[Id] AND o.[Since] >= i.[Since] AND o.[FailMask] & POWER(CAST(2 AS bigint), b.[Bit]) = 0))
              FROM @moved AS m CROSS JOIN {Bits}
              WHERE m.[Stands] = 1 AND m.[FailMask] & POWER(CAST(2 AS bigint), b.[Bit]) <> 0
                AND NOT EXISTS (SELECT 1 FROM [ObligationFailures] AS f WHERE f.[ServiceId] = m.[Id] AND f.[Bit] = b.[Bit]);
            END
            """);
        migration.Sql(
            $"""
            UPDATE [ComplianceSummaries] SET [ChangesOn] = '2000-01-01';
            INSERT INTO [ComplianceIntervals] ([ServiceId], [Since], {Standing})
            SELECT a.[Id], c.[EvaluatedAt], a.[OutcomeRank], a.[FailMask], a.[UndeterminedMask], a.[PassMask], a.[WaivedMask]
            FROM [RegisterEntries] AS a JOIN [ComplianceSummaries] AS c ON c.[ServiceId] = a.[Id] WHERE {InRegister} = 1;
            INSERT INTO [ObligationFailures] ([ServiceId], [Bit], [Since])
            SELECT i.[ServiceId], b.[Bit], i.[Since] FROM [ComplianceIntervals] AS i CROSS JOIN {Bits} WHERE i.[FailMask] & POWER(CAST(2 AS bigint), b.[Bit]) <> 0;
            """);
    }

    /// <summary>Takes over the days of which only each region's outcomes were kept.</summary>
    public static void TakeOverSnapshots(MigrationBuilder migration)
    {
        foreach (var (column, rank) in new[] { ("Fail", 0), ("Undetermined", 1), ("Waived", 2), ("Pass", 3) })
        {
            migration.Sql(
                $"""
                INSERT INTO [RegisterDays] ([Day], [OrganisationId], [Region], [ClassRank], {Standing}, [Count])
                SELECT [Day], '00000000-0000-0000-0000-000000000000', [Region], 0, {rank}, 0, 0, 0, 0, [{column}] FROM [ComplianceSnapshots] WHERE [{column}] > 0;
                """);
        }
    }

    public static void Down(MigrationBuilder migration) => migration.Sql($"DROP TRIGGER [{Trigger}];");
}
