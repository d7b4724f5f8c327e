using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class UrduNameOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameKeyUr",
                table: "RegisterEntries",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByNameUr",
                table: "RegisterEntries",
                columns: new[] { "NameKeyUr", "Id", "Region", "State", "ClassRank", "OutcomeRank", "OrganisationId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RegisterEntries_ByNameUr",
                table: "RegisterEntries");

            migrationBuilder.DropColumn(
                name: "NameKeyUr",
                table: "RegisterEntries");
        }
    }
}
