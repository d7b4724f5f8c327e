using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FindingsAtOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "opened_by_run",
                table: "findings",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<bool>(
                name: "is_touched",
                table: "findings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "met_since",
                table: "findings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "policy_number",
                table: "findings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ticks",
                table: "findings",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "waived_until",
                table: "findings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "finding_steps",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "finding_checks",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_checks", x => x.service_id);
                });

            migrationBuilder.CreateTable(
                name: "finding_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_rounds", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_finding_checks_number",
                table: "finding_checks",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_rounds_code",
                table: "finding_rounds",
                column: "code",
                unique: true);

            FindingMarks.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            FindingMarks.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "finding_checks");

            migrationBuilder.DropTable(
                name: "finding_rounds");

            migrationBuilder.DropColumn(
                name: "is_touched",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "met_since",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "policy_number",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "ticks",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "waived_until",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "finding_steps");

            migrationBuilder.AlterColumn<Guid>(
                name: "opened_by_run",
                table: "findings",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
