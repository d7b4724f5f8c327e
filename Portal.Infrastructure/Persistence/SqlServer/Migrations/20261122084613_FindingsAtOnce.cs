using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FindingsAtOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Evidence",
                table: "FindingSteps",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AlterColumn<Guid>(
                name: "OpenedByRun",
                table: "Findings",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<bool>(
                name: "IsTouched",
                table: "Findings",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "MetSince",
                table: "Findings",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PolicyNumber",
                table: "Findings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Ticks",
                table: "Findings",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaivedUntil",
                table: "Findings",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FindingChecks",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingChecks", x => x.ServiceId);
                });

            migrationBuilder.CreateTable(
                name: "FindingRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Opened = table.Column<int>(type: "int", nullable: false),
                    Moved = table.Column<int>(type: "int", nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingRounds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FindingChecks_Number",
                table: "FindingChecks",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FindingRounds_Code",
                table: "FindingRounds",
                column: "Code",
                unique: true);

            FindingMarks.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            FindingMarks.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "FindingChecks");

            migrationBuilder.DropTable(
                name: "FindingRounds");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "FindingSteps");

            migrationBuilder.DropColumn(
                name: "IsTouched",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "MetSince",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "PolicyNumber",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "Ticks",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "WaivedUntil",
                table: "Findings");

            migrationBuilder.AlterColumn<Guid>(
                name: "OpenedByRun",
                table: "Findings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);
        }
    }
}
