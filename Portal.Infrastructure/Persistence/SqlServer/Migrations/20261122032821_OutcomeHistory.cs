using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OutcomeHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "JudgedAt",
                table: "RegisterEntries",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChangesOn",
                table: "ComplianceSummaries",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ComplianceIntervals",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    OutcomeRank = table.Column<short>(type: "smallint", nullable: false),
                    FailMask = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedMask = table.Column<long>(type: "bigint", nullable: false),
                    PassMask = table.Column<long>(type: "bigint", nullable: false),
                    WaivedMask = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplianceIntervals", x => new { x.ServiceId, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "FailureTallies",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    Bit = table.Column<short>(type: "smallint", nullable: false),
                    Age = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureTallies", x => new { x.Bit, x.OrganisationId, x.Region, x.ClassRank, x.Age });
                });

            migrationBuilder.CreateTable(
                name: "ObligationFailures",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Bit = table.Column<short>(type: "smallint", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObligationFailures", x => new { x.ServiceId, x.Bit });
                });

            migrationBuilder.CreateTable(
                name: "RegisterDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    OutcomeRank = table.Column<short>(type: "smallint", nullable: false),
                    FailMask = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedMask = table.Column<long>(type: "bigint", nullable: false),
                    PassMask = table.Column<long>(type: "bigint", nullable: false),
                    WaivedMask = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterDays", x => new { x.Day, x.OrganisationId, x.Region, x.ClassRank, x.OutcomeRank, x.FailMask, x.UndeterminedMask, x.PassMask, x.WaivedMask });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ComplianceSummaries_ChangesOn",
                table: "ComplianceSummaries",
                column: "ChangesOn");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationFailures_Bit_Since_ServiceId",
                table: "ObligationFailures",
                columns: new[] { "Bit", "Since", "ServiceId" });

            RegisterHistory.TakeOverSnapshots(migrationBuilder);
            RegisterHistory.Up(migrationBuilder);

            migrationBuilder.DropTable(
                name: "ComplianceSnapshots");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterHistory.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "ComplianceIntervals");

            migrationBuilder.DropTable(
                name: "FailureTallies");

            migrationBuilder.DropTable(
                name: "ObligationFailures");

            migrationBuilder.DropTable(
                name: "RegisterDays");

            migrationBuilder.DropIndex(
                name: "IX_ComplianceSummaries_ChangesOn",
                table: "ComplianceSummaries");

            migrationBuilder.DropColumn(
                name: "JudgedAt",
                table: "RegisterEntries");

            migrationBuilder.DropColumn(
                name: "ChangesOn",
                table: "ComplianceSummaries");

            migrationBuilder.CreateTable(
                name: "ComplianceSnapshots",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Fail = table.Column<int>(type: "int", nullable: false),
                    Pass = table.Column<int>(type: "int", nullable: false),
                    Undetermined = table.Column<int>(type: "int", nullable: false),
                    Waived = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplianceSnapshots", x => new { x.Day, x.Region });
                });
        }
    }
}
