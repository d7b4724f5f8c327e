using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Waivers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "waivers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_id = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    in_force = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    measures = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    known = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    verdict = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    conditions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recommended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_favoured = table.Column<bool>(type: "boolean", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    outgrown_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waivers", x => x.id);
                    table.ForeignKey(
                        name: "fk_waivers_organisations_body_id",
                        column: x => x.body_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waivers_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waivers_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiver_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    waiver_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiver_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_waiver_steps_waivers_waiver_id",
                        column: x => x.waiver_id,
                        principalTable: "waivers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_waiver_steps_waiver_id",
                table: "waiver_steps",
                column: "waiver_id");

            migrationBuilder.CreateIndex(
                name: "ix_waivers_body_id",
                table: "waivers",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_waivers_code",
                table: "waivers",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waivers_in_force_until",
                table: "waivers",
                columns: new[] { "in_force", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_waivers_organisation_id",
                table: "waivers",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_waivers_service_id_obligation_id_in_force",
                table: "waivers",
                columns: new[] { "service_id", "obligation_id", "in_force" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "waiver_steps");

            migrationBuilder.DropTable(
                name: "waivers");
        }
    }
}
