using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegisterGroupsByStanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_groups",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_groups",
                table: "register_entries",
                columns: new[] { "organisation_id", "is_filed", "region", "state", "class_rank", "outcome_rank", "countries", "kinds", "fail_mask", "undetermined_mask" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_groups",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_groups",
                table: "register_entries",
                columns: new[] { "organisation_id", "is_filed", "region", "state", "class_rank", "outcome_rank", "countries", "kinds" });
        }
    }
}
