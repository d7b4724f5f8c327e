using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Has the database count the register's entries itself: after each statement that changes some, by the rows as they were and as they are.</summary>
internal static class RegisterTallying
{
    private const string Key = KeyBeforeWaivers + ", waived_mask";

    private const string KeyBeforeWaivers =
        "organisation_id, is_filed, region, state, class_rank, outcome_rank, countries, kinds, fail_mask, undetermined_mask, pass_mask";

    /// <summary>Counts anew from the entries. Nobody else may change them meanwhile.</summary>
    public static readonly string Recount = RecountBy(Key);

    /// <summary>Makes one tally of all that count the same kind. What others add meanwhile stays as it is.</summary>
    public const string Merge =
        $"""
        WITH gone AS (DELETE FROM register_tallies RETURNING *)
        INSERT INTO register_tallies ({Key}, count) SELECT {Key}, sum(count) FROM gone GROUP BY {Key} HAVING sum(count) <> 0
        """;

    /// <summary>Counts from now on, as it was before there were waivers.</summary>
    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(FunctionBy(KeyBeforeWaivers));
        migration.Sql(
            """
            CREATE TRIGGER register_tally_added AFTER INSERT ON register_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            CREATE TRIGGER register_tally_changed AFTER UPDATE ON register_entries REFERENCING NEW TABLE AS added OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            CREATE TRIGGER register_tally_gone AFTER DELETE ON register_entries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            UPDATE register_entries AS e SET pass_mask = c.pass_mask FROM compliance_summaries AS c WHERE c.service_id = e.id AND c.pass_mask <> 0;
            """);
        migration.Sql(RecountBy(KeyBeforeWaivers));
    }

    /// <summary>Divides by what is waived too. Nothing is counted anew: no service has a waiver yet.</summary>
    public static void UpWithWaivers(MigrationBuilder migration) => migration.Sql(FunctionBy(Key));

    /// <summary>No longer divides by what is waived.</summary>
    public static void DownWithWaivers(MigrationBuilder migration) => migration.Sql(FunctionBy(KeyBeforeWaivers));

    public static void Down(MigrationBuilder migration) => migration.Sql(
        """
        DROP TRIGGER register_tally_added ON register_entries;
        DROP TRIGGER register_tally_changed ON register_entries;
        DROP TRIGGER register_tally_gone ON register_entries;
        DROP FUNCTION register_tally();
        """);

    private static string RecountBy(string key) =>
        $"""
        DELETE FROM register_tallies;
        INSERT INTO register_tallies ({key}, count) SELECT {key}, count(*) FROM register_entries GROUP BY {key};
        """;

    private static string FunctionBy(string key) =>
        $"""
        CREATE OR REPLACE FUNCTION register_tally() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN
            INSERT INTO register_tallies ({key}, count) SELECT {key}, count(*) FROM added GROUP BY {key};
          ELSIF TG_OP = 'DELETE' THEN
            INSERT INTO register_tallies ({key}, count) SELECT {key}, -count(*) FROM gone GROUP BY {key};
          ELSE
            INSERT INTO register_tallies ({key}, count)
            SELECT {key}, sum(one) FROM (SELECT {key}, 1 AS one FROM added UNION ALL SELECT {key}, -1 FROM gone) AS changed GROUP BY {key} HAVING sum(one) <> 0;
          END IF;
          RETURN NULL;
        END
        $$;
        """;
}
