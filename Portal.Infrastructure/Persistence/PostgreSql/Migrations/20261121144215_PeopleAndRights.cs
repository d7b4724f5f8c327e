using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "joined_at",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_sign_in_at",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_key",
                table: "people",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "rights_stamp",
                table: "people",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "people",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "people",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "person_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_steps_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    granted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_grants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    is_waiting = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_requests_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_requests_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What people were before rights had a table of their own.
            migrationBuilder.Sql("UPDATE people SET rights_stamp = gen_random_uuid(), joined_at = TIMESTAMPTZ '1970-01-01 00:00:00+00', state = CASE WHEN is_active THEN 'Active' ELSE 'Disabled' END;");
            migrationBuilder.Sql(
                """
                INSERT INTO role_grants (id, person_id, role, organisation_id, source, since, granted_at)
                SELECT gen_random_uuid(), p.id, r.role, p.organisation_id, 'Administrator', DATE '1970-01-01', TIMESTAMPTZ '1970-01-01 00:00:00+00'
                FROM people p CROSS JOIN LATERAL jsonb_array_elements_text(p.roles::jsonb) AS r(role);
                """);

            migrationBuilder.DropColumn(
                name: "is_active",
                table: "people");

            migrationBuilder.DropColumn(
                name: "roles",
                table: "people");

            migrationBuilder.CreateIndex(
                name: "ix_people_provider_key_subject",
                table: "people",
                columns: new[] { "provider_key", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_steps_person_id",
                table: "person_steps",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_lent_by",
                table: "role_grants",
                column: "lent_by");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_organisation_id",
                table: "role_grants",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_person_id_organisation_id",
                table: "role_grants",
                columns: new[] { "person_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_requests_organisation_id",
                table: "role_requests",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_requests_person_id_role_organisation_id_is_waiting",
                table: "role_requests",
                columns: new[] { "person_id", "role", "organisation_id", "is_waiting" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_active",
                table: "people",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "roles",
                table: "people",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                UPDATE people p SET is_active = p.state = 'Active', roles = COALESCE(
                    (SELECT json_agg(DISTINCT g.role)::text FROM role_grants g WHERE g.person_id = p.id AND g.organisation_id = p.organisation_id AND g.withdrawn_at IS NULL), '[]');
                """);

            migrationBuilder.DropTable(
                name: "person_steps");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "role_requests");

            migrationBuilder.DropIndex(
                name: "ix_people_provider_key_subject",
                table: "people");

            migrationBuilder.DropColumn(
                name: "joined_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "last_sign_in_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "provider_key",
                table: "people");

            migrationBuilder.DropColumn(
                name: "rights_stamp",
                table: "people");

            migrationBuilder.DropColumn(
                name: "state",
                table: "people");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "people");
        }
    }
}
