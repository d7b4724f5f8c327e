using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>Has the database count the register's entries itself: after each statement that changes some, by the rows as they were and as they are.</summary>
internal static class RegisterTallying
{
    /// <summary>The trigger.</summary>
    public const string Trigger = "RegisterEntries_Tally";

    private const string Key = KeyBeforeWaivers + ", [WaivedMask]";

    private const string KeyBeforeWaivers =
        "[OrganisationId], [IsFiled], [Region], [State], [ClassRank], [OutcomeRank], [Countries], [Kinds], [FailMask], [UndeterminedMask], [PassMask]";

    /// <summary>Counts anew from the entries. Nobody else may change them meanwhile.</summary>
    public static readonly string Recount = RecountBy(Key);

    /// <summary>Makes one tally of all that count the same kind. Whoever would add one meanwhile waits.</summary>
    public const string Merge =
        $"""
        SELECT {Key}, SUM([Count]) AS [Count] INTO #merged FROM [RegisterTallies] WITH (TABLOCKX, HOLDLOCK) GROUP BY {Key} HAVING SUM([Count]) <> 0;
        DELETE FROM [RegisterTallies];
        INSERT INTO [RegisterTallies] ({Key}, [Count]) SELECT {Key}, [Count] FROM #merged;
        DROP TABLE #merged;
        """;

    /// <summary>Counts from now on, as it was before there were waivers.</summary>
    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(TriggerBy("CREATE", KeyBeforeWaivers));
        migration.Sql("UPDATE e SET [PassMask] = c.[PassMask] FROM [RegisterEntries] AS e JOIN [ComplianceSummaries] AS c ON c.[ServiceId] = e.[Id] WHERE c.[PassMask] <> 0;");
        migration.Sql(RecountBy(KeyBeforeWaivers));
    }

    /// <summary>Divides by what is waived too. Nothing is counted anew: no service has a waiver yet.</summary>
    public static void UpWithWaivers(MigrationBuilder migration) => migration.Sql(TriggerBy("ALTER", Key));

    /// <summary>No longer divides by what is waived.</summary>
    public static void DownWithWaivers(MigrationBuilder migration) => migration.Sql(TriggerBy("ALTER", KeyBeforeWaivers));

    public static void Down(MigrationBuilder migration) => migration.Sql($"DROP TRIGGER [{Trigger}];");

    private static string RecountBy(string key) =>
        $"""
        DELETE FROM [RegisterTallies];
        INSERT INTO [RegisterTallies] ({key}, [Count]) SELECT {key}, COUNT(*) FROM [RegisterEntries] GROUP BY {key};
        """;

    private static string TriggerBy(string verb, string key) =>
        $"""
        {verb} TRIGGER [{Trigger}] ON [RegisterEntries] AFTER INSERT, UPDATE, DELETE AS
        BEGIN
          SET NOCOUNT ON;
          INSERT INTO [RegisterTallies] ({key}, [Count])
          SELECT {key}, SUM([One]) FROM (SELECT {key}, 1 AS [One] FROM inserted UNION ALL SELECT {key}, -1 FROM deleted) AS [Changed] GROUP BY {key} HAVING SUM([One]) <> 0;
        END
        """;
}
