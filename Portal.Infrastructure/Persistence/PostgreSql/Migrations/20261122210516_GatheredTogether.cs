using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class GatheredTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_abroad",
                table: "register_entries",
                columns: new[] { "code", "id" },
                filter: "countries <> '' AND countries <> 'PK'")
                .Annotation("Npgsql:IndexInclude", new[] { "region", "state", "class_rank", "outcome_rank", "organisation_id", "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries",
                columns: new[] { "owner_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask", "code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_abroad",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries",
                columns: new[] { "owner_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });
        }
    }
}
