using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceDemands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_canister_watches_canister",
                table: "canister_watches");

            migrationBuilder.AddColumn<string>(
                name: "standing",
                table: "canister_watches",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE canister_watches SET standing = CASE WHEN held IS NULL THEN 'Unproved' WHEN last_verdict = 'Accepted' THEN 'Proved' ELSE 'Troubled' END");

            migrationBuilder.CreateTable(
                name: "evidence_demands",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_demands", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_canister_service_id",
                table: "canister_watches",
                columns: new[] { "canister", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_standing_canister_service_id",
                table: "canister_watches",
                columns: new[] { "standing", "canister", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_tried_at",
                table: "canister_watches",
                column: "tried_at");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_demands_at",
                table: "evidence_demands",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_demands");

            migrationBuilder.DropIndex(
                name: "ix_canister_watches_canister_service_id",
                table: "canister_watches");

            migrationBuilder.DropIndex(
                name: "ix_canister_watches_standing_canister_service_id",
                table: "canister_watches");

            migrationBuilder.DropIndex(
                name: "ix_canister_watches_tried_at",
                table: "canister_watches");

            migrationBuilder.DropColumn(
                name: "standing",
                table: "canister_watches");

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_canister",
                table: "canister_watches",
                column: "canister");
        }
    }
}
