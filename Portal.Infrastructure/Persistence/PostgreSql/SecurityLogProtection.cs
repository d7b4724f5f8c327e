using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Makes the database refuse to change an event of the security log, or to delete it before its time, whoever asks.</summary>
internal static class SecurityLogProtection
{
    public static void Up(MigrationBuilder migration) => migration.Sql(
        """
        CREATE FUNCTION refuse_security_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_LEVEL = 'ROW' THEN
            IF OLD.keep_until <= now() THEN RETURN OLD; END IF;
          END IF;
          RAISE EXCEPTION 'The security log is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
        END $$;
        CREATE TRIGGER security_events_append_only BEFORE UPDATE OR TRUNCATE ON security_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_security_event_change();
        CREATE TRIGGER security_events_kept BEFORE DELETE ON security_events FOR EACH ROW EXECUTE FUNCTION refuse_security_event_change();
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql(
        """
        DROP TRIGGER security_events_append_only ON security_events;
        DROP TRIGGER security_events_kept ON security_events;
        DROP FUNCTION refuse_security_event_change();
        """);
}
