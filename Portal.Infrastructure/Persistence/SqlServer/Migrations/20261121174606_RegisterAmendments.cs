using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RegisterAmendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Amendment",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Continuity",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "DataSets",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"items\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "Dependencies",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"items\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "FilingState",
                table: "Services",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Offer",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Sovereignty",
                table: "Services",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Value_Canisters",
                table: "Placements",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Value_Controllers",
                table: "Placements",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Value_ModuleHash",
                table: "Placements",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Value_Subnet",
                table: "Placements",
                type: "varchar(63)",
                unicode: false,
                maxLength: 63,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorId",
                table: "Organisations",
                type: "uniqueidentifier",
                nullable: true);

            // A filing that was open stands where the service stood.
            migrationBuilder.Sql("EXEC(N'UPDATE Services SET FilingState = State')");

            migrationBuilder.CreateTable(
                name: "ServiceSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    RegisteredVersion = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceSnapshots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceSnapshots_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Services_FilingState_SubmittedAt",
                table: "Services",
                columns: new[] { "FilingState", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceSnapshots_ServiceId",
                table: "ServiceSnapshots",
                column: "ServiceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceSnapshots");

            migrationBuilder.DropIndex(
                name: "IX_Services_FilingState_SubmittedAt",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Amendment",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Continuity",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "DataSets",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Dependencies",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "FilingState",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Offer",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Sovereignty",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Value_Canisters",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "Value_Controllers",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "Value_ModuleHash",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "Value_Subnet",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "SuccessorId",
                table: "Organisations");
        }
    }
}
