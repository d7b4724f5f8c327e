using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LeanImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Services_OrganisationId",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_SavedAt_Id",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_State_OrganisationId",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_ComplianceSummaries_Overall",
                table: "ComplianceSummaries");

            migrationBuilder.CreateIndex(
                name: "IX_Services_OrganisationId_FilingState",
                table: "Services",
                columns: new[] { "OrganisationId", "FilingState" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Services_OrganisationId_FilingState",
                table: "Services");

            migrationBuilder.CreateIndex(
                name: "IX_Services_OrganisationId",
                table: "Services",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Services_SavedAt_Id",
                table: "Services",
                columns: new[] { "SavedAt", "Id" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Services_State_OrganisationId",
                table: "Services",
                columns: new[] { "State", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplianceSummaries_Overall",
                table: "ComplianceSummaries",
                column: "Overall");
        }
    }
}
