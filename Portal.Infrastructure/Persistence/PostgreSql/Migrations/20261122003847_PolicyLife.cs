using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PolicyLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "effective_from",
                table: "policy_versions",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<string>(
                name: "authors",
                table: "policy_versions",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "based_on",
                table: "policy_versions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "first_approval",
                table: "policy_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "second_approval",
                table: "policy_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "policy_versions",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "took_effect_at",
                table: "policy_versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "policy_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    before = table.Column<string>(type: "character varying(1200)", unicode: false, maxLength: 1200, nullable: false),
                    after = table.Column<string>(type: "character varying(1200)", unicode: false, maxLength: 1200, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_policy_changes_policy_versions_policy_version_id",
                        column: x => x.policy_version_id,
                        principalTable: "policy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_policy_steps_policy_versions_policy_version_id",
                        column: x => x.policy_version_id,
                        principalTable: "policy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_what_ifs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_number = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    base_number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    heartbeat = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_what_ifs", x => x.id);
                    table.ForeignKey(
                        name: "fk_policy_what_ifs_policy_versions_policy_version_id",
                        column: x => x.policy_version_id,
                        principalTable: "policy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "what_if_changes",
                columns: table => new
                {
                    what_if_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    after = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    fail_before = table.Column<long>(type: "bigint", nullable: false),
                    fail_after = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_before = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_after = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_what_if_changes", x => new { x.what_if_id, x.rank, x.service_id });
                    table.ForeignKey(
                        name: "fk_what_if_changes_policy_what_ifs_what_if_id",
                        column: x => x.what_if_id,
                        principalTable: "policy_what_ifs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_policy_changes_policy_version_id",
                table: "policy_changes",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_steps_policy_version_id",
                table: "policy_steps",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_what_ifs_policy_version_id_is_open",
                table: "policy_what_ifs",
                columns: new[] { "policy_version_id", "is_open" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "policy_changes");

            migrationBuilder.DropTable(
                name: "policy_steps");

            migrationBuilder.DropTable(
                name: "what_if_changes");

            migrationBuilder.DropTable(
                name: "policy_what_ifs");

            migrationBuilder.DropColumn(
                name: "authors",
                table: "policy_versions");

            migrationBuilder.DropColumn(
                name: "based_on",
                table: "policy_versions");

            migrationBuilder.DropColumn(
                name: "first_approval",
                table: "policy_versions");

            migrationBuilder.DropColumn(
                name: "second_approval",
                table: "policy_versions");

            migrationBuilder.DropColumn(
                name: "state",
                table: "policy_versions");

            migrationBuilder.DropColumn(
                name: "took_effect_at",
                table: "policy_versions");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "effective_from",
                table: "policy_versions",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
