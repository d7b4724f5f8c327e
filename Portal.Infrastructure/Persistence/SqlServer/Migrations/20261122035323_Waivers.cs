using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Waivers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Waivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObligationId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    InForce = table.Column<bool>(type: "bit", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Measures = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Known = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Conditions = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecommendedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsFavoured = table.Column<bool>(type: "bit", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OutgrownSince = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    RemindedAt = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Waivers_Organisations_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Waivers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Waivers_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaiverSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    WaiverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaiverSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaiverSteps_Waivers_WaiverId",
                        column: x => x.WaiverId,
                        principalTable: "Waivers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_BodyId",
                table: "Waivers",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_Code",
                table: "Waivers",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_InForce_Until",
                table: "Waivers",
                columns: new[] { "InForce", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_OrganisationId",
                table: "Waivers",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_ServiceId_ObligationId_InForce",
                table: "Waivers",
                columns: new[] { "ServiceId", "ObligationId", "InForce" },
                unique: true,
                filter: "[InForce] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WaiverSteps_WaiverId",
                table: "WaiverSteps",
                column: "WaiverId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WaiverSteps");

            migrationBuilder.DropTable(
                name: "Waivers");
        }
    }
}
