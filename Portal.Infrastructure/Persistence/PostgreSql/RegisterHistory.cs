using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Has the database write how services stood: after each statement that changes register entries, for those that stand otherwise than their last interval says. What was
/// written for a time that has not come, by a clock that was ahead, gives way.
/// </summary>
internal static class RegisterHistory
{
    private const string Standing = "outcome_rank, fail_mask, undetermined_mask, pass_mask, waived_mask";

    private static readonly string InRegister = $"(a.state IN ({(int)ServiceState.Registered}, {(int)ServiceState.Suspended}) AND a.outcome_rank <> 5)";

    // Whether services have a past is asked of the index, service by service: planned as a join, the history of the whole register would be read for it.
    private static readonly string Function =
        $"""
        CREATE OR REPLACE FUNCTION register_history() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          moved uuid[];
        BEGIN
          IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM added AS a WHERE EXISTS (SELECT FROM compliance_intervals AS i WHERE i.service_id = a.id OFFSET 0)) THEN
            INSERT INTO compliance_intervals (service_id, since, {Standing})
            SELECT a.id, COALESCE(a.judged_at, a.changed), a.outcome_rank, a.fail_mask, a.undetermined_mask, a.pass_mask, a.waived_mask FROM added AS a WHERE {InRegister};
            INSERT INTO obligation_failures (service_id, bit, since)
            SELECT a.id, f.bit, COALESCE(a.judged_at, a.changed) FROM added AS a JOIN (
              SELECT m.mask, b.bit FROM (SELECT DISTINCT a.fail_mask FROM added AS a) AS m (mask) CROSS JOIN generate_series(0, 62) AS b (bit) WHERE m.mask >> b.bit & 1 = 1) AS f ON f.mask = a.fail_mask
            WHERE {InRegister};
            RETURN NULL;
          END IF;
          SELECT array_agg(a.id) INTO moved FROM added AS a LEFT JOIN compliance_intervals AS i ON i.service_id = a.id AND i.until IS NULL
          WHERE CASE WHEN {InRegister}
            THEN i.service_id IS NULL OR (i.outcome_rank, i.fail_mask, i.undetermined_mask, i.pass_mask, i.waived_mask) <> (a.outcome_rank, a.fail_mask, a.undetermined_mask, a.pass_mask, a.waived_mask)
            ELSE TG_OP = 'UPDATE' AND i.service_id IS NOT NULL END;
          IF moved IS NULL THEN
            RETURN NULL;
          END IF;
          DELETE FROM compliance_intervals AS i USING unnest(moved) AS m (id), added AS a WHERE a.id = m.id AND i.service_id = a.id AND i.since >= COALESCE(a.judged_at, a.changed);
          UPDATE compliance_intervals AS i SET until = COALESCE(a.judged_at, a.changed) FROM unnest(moved) AS m (id), added AS a
          WHERE a.id = m.id AND i.service_id = a.id AND (i.until IS NULL OR i.until > COALESCE(a.judged_at, a.changed));
          INSERT INTO compliance_intervals (service_id, since, {Standing})
          SELECT a.id, COALESCE(a.judged_at, a.changed), a.outcome_rank, a.fail_mask, a.undetermined_mask, a.pass_mask, a.waived_mask
          FROM unnest(moved) AS m (id) JOIN added AS a ON a.id = m.id WHERE {InRegister};
          DELETE FROM obligation_failures AS f USING unnest(moved) AS m (id), added AS a WHERE a.id = m.id AND f.service_id = a.id
            AND (f.since > COALESCE(a.judged_at, a.changed) OR NOT ({InRegister} AND a.fail_mask >> f.bit & 1 = 1));
          INSERT INTO obligation_failures (service_id, bit, since)
          SELECT a.id, b.bit, (SELECT min(i.since) FROM compliance_intervals AS i WHERE i.service_id = a.id AND NOT EXISTS (
            SELECT 1 FROM compliance_intervals AS o WHERE o.service_id = a.id AND o.since >= i.since AND o.fail_mask >> b.bit & 1 = 0))
          FROM unnest(moved) AS m (id) JOIN added AS a ON a.id = m.id CROSS JOIN generate_series(0, 62) AS b (bit)
          WHERE {InRegister} AND a.fail_mask >> b.bit & 1 = 1
          ON CONFLICT (service_id, bit) DO NOTHING;
          RETURN NULL;
        END
        $$;
        """;

    public static void Up(MigrationBuilder migration)
    {
        migration.Sql(Function);
        migration.Sql(
            $"""
            CREATE TRIGGER register_history_added AFTER INSERT ON register_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_history();
            CREATE TRIGGER register_history_changed AFTER UPDATE ON register_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_history();
            INSERT INTO compliance_intervals (service_id, since, {Standing})
            SELECT a.id, c.evaluated_at, a.outcome_rank, a.fail_mask, a.undetermined_mask, a.pass_mask, a.waived_mask FROM register_entries AS a JOIN compliance_summaries AS c ON c.service_id = a.id WHERE {InRegister};
            INSERT INTO obligation_failures (service_id, bit, since)
            SELECT i.service_id, b.bit, i.since FROM compliance_intervals AS i CROSS JOIN generate_series(0, 62) AS b (bit) WHERE i.fail_mask >> b.bit & 1 = 1;
            """);
    }

    /// <summary>Has an earlier database write the same by the function as it is now, which knows services that have just come by their having no past.</summary>
    public static void Renew(MigrationBuilder migration) => migration.Sql(Function);

    /// <summary>Takes over the days of which only each region's outcomes were kept.</summary>
    public static void TakeOverSnapshots(MigrationBuilder migration)
    {
        foreach (var (column, rank) in new[] { ("fail", 0), ("undetermined", 1), ("waived", 2), ("pass", 3) })
        {
            migration.Sql(
                $"""
                INSERT INTO register_days (day, organisation_id, region, class_rank, {Standing}, count)
                SELECT day, '00000000-0000-0000-0000-000000000000', region, 0, {rank}, 0, 0, 0, 0, "{column}" FROM compliance_snapshots WHERE "{column}" > 0;
                """);
        }
    }

    public static void Down(MigrationBuilder migration) => migration.Sql(
        """
        DROP TRIGGER register_history_added ON register_entries;
        DROP TRIGGER register_history_changed ON register_entries;
        DROP FUNCTION register_history();
        """);
}
