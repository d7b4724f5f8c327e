using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ApiTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    responsible_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoke_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    scopes = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_tokens_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_api_tokens_people_responsible_id",
                        column: x => x.responsible_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "security_alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pattern = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    window = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    acknowledged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_alerts", x => x.id);
                    table.ForeignKey(
                        name: "fk_security_alerts_people_acknowledged_by",
                        column: x => x.acknowledged_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "token_keys",
                columns: table => new
                {
                    number = table.Column<byte>(type: "smallint", nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", unicode: false, maxLength: 2000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token_keys", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_token",
                table: "security_events",
                column: "token");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_trace",
                table: "security_events",
                column: "trace");

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_organisation_id_created_at",
                table: "api_tokens",
                columns: new[] { "organisation_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_responsible_id",
                table: "api_tokens",
                column: "responsible_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_valid_until",
                table: "api_tokens",
                column: "valid_until");

            migrationBuilder.CreateIndex(
                name: "ix_security_alerts_acknowledged_by",
                table: "security_alerts",
                column: "acknowledged_by");

            migrationBuilder.CreateIndex(
                name: "ix_security_alerts_pattern_subject_window",
                table: "security_alerts",
                columns: new[] { "pattern", "subject", "window" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_security_alerts_state_raised_at",
                table: "security_alerts",
                columns: new[] { "state", "raised_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "security_alerts");

            migrationBuilder.DropTable(
                name: "token_keys");

            migrationBuilder.DropIndex(
                name: "ix_security_events_token",
                table: "security_events");

            migrationBuilder.DropIndex(
                name: "ix_security_events_trace",
                table: "security_events");
        }
    }
}
