using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Has the database mark services whose findings have to be looked at: those of which an interval of the history begins with a failure, ends or gives way, and
/// those whose failures have other reasons than before. A service that has just come and fails nothing can have no finding and is not marked.
/// </summary>
internal static class FindingMarks
{
    private const string Renew = "ON CONFLICT (service_id) DO UPDATE SET number = EXCLUDED.number";

    // Whether a service is still there is asked of the index, one by one: planned as a join, the whole register would be read for a few.
    public static void Up(MigrationBuilder migration) => migration.Sql(
        $"""
        CREATE SEQUENCE finding_marks;
        CREATE FUNCTION mark_findings() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO finding_checks (service_id, number)
          SELECT m.service_id, nextval('finding_marks') FROM (SELECT DISTINCT service_id FROM moved WHERE TG_OP <> 'INSERT' OR fail_mask <> 0 ORDER BY service_id) AS m
          WHERE EXISTS (SELECT FROM register_entries AS e WHERE e.id = m.service_id OFFSET 0)
          {Renew};
          RETURN NULL;
        END
        $$;
        CREATE FUNCTION mark_finding() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO finding_checks (service_id, number) VALUES (NEW.service_id, nextval('finding_marks')) {Renew};
          RETURN NULL;
        END
        $$;
        CREATE TRIGGER mark_findings_begun AFTER INSERT ON compliance_intervals REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION mark_findings();
        CREATE TRIGGER mark_findings_ended AFTER UPDATE ON compliance_intervals REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION mark_findings();
        CREATE TRIGGER mark_findings_given_way AFTER DELETE ON compliance_intervals REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION mark_findings();
        CREATE TRIGGER mark_findings_reasons AFTER UPDATE ON compliance_summaries FOR EACH ROW
          WHEN ((NEW.fail_mask | NEW.waived_mask) <> 0 AND NEW.results IS DISTINCT FROM OLD.results) EXECUTE FUNCTION mark_finding();
        UPDATE findings AS f SET is_touched = true, policy_number = COALESCE(r.policy_number, 1) FROM audit_runs AS r WHERE r.id = f.opened_by_run;
        INSERT INTO finding_checks (service_id, number)
        SELECT m.service_id, nextval('finding_marks') FROM (
          SELECT i.service_id FROM compliance_intervals AS i WHERE i.until IS NULL AND i.fail_mask <> 0
          UNION SELECT f.service_id FROM findings AS f WHERE f.is_open) AS m;
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql(
        """
        DROP TRIGGER mark_findings_reasons ON compliance_summaries;
        DROP TRIGGER mark_findings_given_way ON compliance_intervals;
        DROP TRIGGER mark_findings_ended ON compliance_intervals;
        DROP TRIGGER mark_findings_begun ON compliance_intervals;
        DROP FUNCTION mark_finding();
        DROP FUNCTION mark_findings();
        DROP SEQUENCE finding_marks;
        DELETE FROM finding_steps AS s USING findings AS f WHERE f.id = s.finding_id AND f.opened_by_run IS NULL;
        DELETE FROM findings WHERE opened_by_run IS NULL;
        """);
}
