using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceWatching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "canister_watches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    canister = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_verdict = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    held = table.Column<Guid>(type: "uuid", nullable: true),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    certified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    is_marked = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_canister_watches", x => x.id);
                    table.ForeignKey(
                        name: "fk_canister_watches_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drift_alarms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    canister = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    was = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    @is = table.Column<string>(name: "is", type: "character varying(2000)", maxLength: 2000, nullable: false),
                    before = table.Column<Guid>(type: "uuid", nullable: true),
                    after = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_alarms", x => x.id);
                    table.ForeignKey(
                        name: "fk_drift_alarms_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    source = table.Column<string>(type: "character varying(255)", unicode: false, maxLength: 255, nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    verifier_version = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false),
                    certificate = table.Column<byte[]>(type: "bytea", maxLength: -1, nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    certified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    is_turn = table.Column<bool>(type: "boolean", nullable: false),
                    rechecked_verdict = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    rechecked_version = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subnet_watches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_verdict = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    held = table.Column<Guid>(type: "uuid", nullable: true),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    certified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    foreign_countries = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    operators = table.Column<int>(type: "integer", nullable: true),
                    declared = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subnet_watches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_canister",
                table: "canister_watches",
                column: "canister");

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_is_marked_service_id",
                table: "canister_watches",
                columns: new[] { "is_marked", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_network_subnet",
                table: "canister_watches",
                columns: new[] { "network", "subnet" });

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_next_at",
                table: "canister_watches",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_canister_watches_service_id_canister",
                table: "canister_watches",
                columns: new[] { "service_id", "canister" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drift_alarms_code",
                table: "drift_alarms",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drift_alarms_is_open_opened_at",
                table: "drift_alarms",
                columns: new[] { "is_open", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_drift_alarms_network_subnet",
                table: "drift_alarms",
                columns: new[] { "network", "subnet" });

            migrationBuilder.CreateIndex(
                name: "ix_drift_alarms_service_id",
                table: "drift_alarms",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_is_turn_taken_at",
                table: "evidence",
                columns: new[] { "is_turn", "taken_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_rechecked_version_id",
                table: "evidence",
                columns: new[] { "rechecked_version", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_round",
                table: "evidence",
                column: "round");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_subject_taken_at",
                table: "evidence",
                columns: new[] { "subject", "taken_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_rounds_number",
                table: "evidence_rounds",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subnet_watches_network_subnet",
                table: "subnet_watches",
                columns: new[] { "network", "subnet" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subnet_watches_next_at",
                table: "subnet_watches",
                column: "next_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canister_watches");

            migrationBuilder.DropTable(
                name: "drift_alarms");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "evidence_rounds");

            migrationBuilder.DropTable(
                name: "subnet_watches");
        }
    }
}
