using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SecurityLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "security_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    actor = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: true),
                    token = table.Column<string>(type: "character varying(16)", unicode: false, maxLength: 16, nullable: true),
                    organisation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    reason = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    rows = table.Column<long>(type: "bigint", nullable: true),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    network = table.Column<string>(type: "character varying(45)", unicode: false, maxLength: 45, nullable: true),
                    trace = table.Column<string>(type: "character varying(120)", unicode: false, maxLength: 120, nullable: true),
                    keep_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_events", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_actor_at_id",
                table: "security_events",
                columns: new[] { "actor", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_at_id",
                table: "security_events",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_country_at_id",
                table: "security_events",
                columns: new[] { "country", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_keep_until",
                table: "security_events",
                column: "keep_until");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_network_at_id",
                table: "security_events",
                columns: new[] { "network", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_organisation_at_id",
                table: "security_events",
                columns: new[] { "organisation", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_subject_at_id",
                table: "security_events",
                columns: new[] { "subject", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_type_at_id",
                table: "security_events",
                columns: new[] { "type", "at", "id" });

            SecurityLogProtection.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SecurityLogProtection.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "security_events");
        }
    }
}
