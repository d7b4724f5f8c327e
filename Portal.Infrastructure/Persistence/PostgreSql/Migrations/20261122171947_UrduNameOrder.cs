using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class UrduNameOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name_key_ur",
                table: "register_entries",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_name_ur",
                table: "register_entries",
                columns: new[] { "name_key_ur", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_name_ur",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "name_key_ur",
                table: "register_entries");
        }
    }
}
