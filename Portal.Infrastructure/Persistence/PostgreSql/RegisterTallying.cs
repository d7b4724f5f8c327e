using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Has the database count the register's entries itself: after each statement that changes some, by the rows as they were and as they are.</summary>
internal static class RegisterTallying
{
    private const string Key = "organisation_id, is_filed, region, state, class_rank, outcome_rank, countries, kinds, fail_mask, undetermined_mask, pass_mask";

    /// <summary>Counts anew from the entries. Nobody else may change them meanwhile.</summary>
    public const string Recount =
        $"""
        DELETE FROM register_tallies;
        INSERT INTO register_tallies ({Key}, count) SELECT {Key}, count(*) FROM register_entries GROUP BY {Key};
        """;

    /// <summary>Makes one tally of all that count the same kind. What others add meanwhile stays as it is.</summary>
    public const string Merge =
        $"""
        WITH gone AS (DELETE FROM register_tallies RETURNING *)
        INSERT INTO register_tallies ({Key}, count) SELECT {Key}, sum(count) FROM gone GROUP BY {Key} HAVING sum(count) <> 0
        """;

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(
            $"""
            CREATE FUNCTION register_tally() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'INSERT' THEN
                INSERT INTO register_tallies ({Key}, count) SELECT {Key}, count(*) FROM added GROUP BY {Key};
              ELSIF TG_OP = 'DELETE' THEN
                INSERT INTO register_tallies ({Key}, count) SELECT {Key}, -count(*) FROM gone GROUP BY {Key};
              ELSE
                INSERT INTO register_tallies ({Key}, count)
                SELECT {Key}, sum(one) FROM (SELECT {Key}, 1 AS one FROM added UNION ALL SELECT {Key}, -1 FROM gone) AS changed GROUP BY {Key} HAVING sum(one) <> 0;
              END IF;
              RETURN NULL;
            END
            $$;
            CREATE TRIGGER register_tally_added AFTER INSERT ON register_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            CREATE TRIGGER register_tally_changed AFTER UPDATE ON register_entries REFERENCING NEW TABLE AS added OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            CREATE TRIGGER register_tally_gone AFTER DELETE ON register_entries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION register_tally();
            UPDATE register_entries AS e SET pass_mask = c.pass_mask FROM compliance_summaries AS c WHERE c.service_id = e.id AND c.pass_mask <> 0;
            """);
        migration.Sql(Recount);
    }

    public static void Down(MigrationBuilder migration) => migration.Sql(
        """
        DROP TRIGGER register_tally_added ON register_entries;
        DROP TRIGGER register_tally_changed ON register_entries;
        DROP TRIGGER register_tally_gone ON register_entries;
        DROP FUNCTION register_tally();
        """);
}
