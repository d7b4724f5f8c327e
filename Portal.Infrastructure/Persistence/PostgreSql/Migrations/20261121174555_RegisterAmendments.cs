using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegisterAmendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "amendment",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "continuity",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "data_sets",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"items\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "dependencies",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"items\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "filing_state",
                table: "services",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "offer",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "sovereignty",
                table: "services",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "canisters",
                table: "placements",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "controllers",
                table: "placements",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "module_hash",
                table: "placements",
                type: "character varying(64)",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "subnet",
                table: "placements",
                type: "character varying(63)",
                unicode: false,
                maxLength: 63,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "organisations",
                type: "uuid",
                nullable: true);

            // A filing that was open stands where the service stood.
            migrationBuilder.Sql("UPDATE services SET filing_state = state");

            migrationBuilder.CreateTable(
                name: "service_snapshots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    registered_version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_snapshots", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_snapshots_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services",
                columns: new[] { "filing_state", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_service_snapshots_service_id",
                table: "service_snapshots",
                column: "service_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "service_snapshots");

            migrationBuilder.DropIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services");

            migrationBuilder.DropColumn(
                name: "amendment",
                table: "services");

            migrationBuilder.DropColumn(
                name: "continuity",
                table: "services");

            migrationBuilder.DropColumn(
                name: "data_sets",
                table: "services");

            migrationBuilder.DropColumn(
                name: "dependencies",
                table: "services");

            migrationBuilder.DropColumn(
                name: "filing_state",
                table: "services");

            migrationBuilder.DropColumn(
                name: "offer",
                table: "services");

            migrationBuilder.DropColumn(
                name: "sovereignty",
                table: "services");

            migrationBuilder.DropColumn(
                name: "canisters",
                table: "placements");

            migrationBuilder.DropColumn(
                name: "controllers",
                table: "placements");

            migrationBuilder.DropColumn(
                name: "module_hash",
                table: "placements");

            migrationBuilder.DropColumn(
                name: "subnet",
                table: "placements");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "organisations");
        }
    }
}
