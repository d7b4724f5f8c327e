using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>Has the database count the register's entries itself: after each statement that changes some, by the rows as they were and as they are.</summary>
internal static class RegisterTallying
{
    /// <summary>The trigger.</summary>
    public const string Trigger = "RegisterEntries_Tally";

    private const string Key = "[OrganisationId], [IsFiled], [Region], [State], [ClassRank], [OutcomeRank], [Countries], [Kinds], [FailMask], [UndeterminedMask], [PassMask]";

    /// <summary>Counts anew from the entries. Nobody else may change them meanwhile.</summary>
    public const string Recount =
        $"""
        DELETE FROM [RegisterTallies];
        INSERT INTO [RegisterTallies] ({Key}, [Count]) SELECT {Key}, COUNT(*) FROM [RegisterEntries] GROUP BY {Key};
        """;

    /// <summary>Makes one tally of all that count the same kind. Whoever would add one meanwhile waits.</summary>
    public const string Merge =
        $"""
        SELECT {Key}, SUM([Count]) AS [Count] INTO #merged FROM [RegisterTallies] WITH (TABLOCKX, HOLDLOCK) GROUP BY {Key} HAVING SUM([Count]) <> 0;
        DELETE FROM [RegisterTallies];
        INSERT INTO [RegisterTallies] ({Key}, [Count]) SELECT {Key}, [Count] FROM #merged;
        DROP TABLE #merged;
        """;

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(
            $"""
            CREATE TRIGGER [{Trigger}] ON [RegisterEntries] AFTER INSERT, UPDATE, DELETE AS
            BEGIN
              SET NOCOUNT ON;
              INSERT INTO [RegisterTallies] ({Key}, [Count])
              SELECT {Key}, SUM([One]) FROM (SELECT {Key}, 1 AS [One] FROM inserted UNION ALL SELECT {Key}, -1 FROM deleted) AS [Changed] GROUP BY {Key} HAVING SUM([One]) <> 0;
            END
            """);
        migration.Sql("UPDATE e SET [PassMask] = c.[PassMask] FROM [RegisterEntries] AS e JOIN [ComplianceSummaries] AS c ON c.[ServiceId] = e.[Id] WHERE c.[PassMask] <> 0;");
        migration.Sql(Recount);
    }

    public static void Down(MigrationBuilder migration) => migration.Sql($"DROP TRIGGER [{Trigger}];");
}
