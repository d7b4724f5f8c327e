using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RegisterGroupsByStanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries",
                columns: new[] { "OrganisationId", "IsFiled", "Region", "State", "ClassRank", "OutcomeRank", "Countries", "Kinds", "FailMask", "UndeterminedMask" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries",
                columns: new[] { "OrganisationId", "IsFiled", "Region", "State", "ClassRank", "OutcomeRank", "Countries", "Kinds" });
        }
    }
}
