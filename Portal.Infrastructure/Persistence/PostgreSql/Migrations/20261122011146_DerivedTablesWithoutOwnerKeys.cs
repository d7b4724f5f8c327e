using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DerivedTablesWithoutOwnerKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_register_entries_organisations_organisation_id",
                table: "register_entries");

            migrationBuilder.DropForeignKey(
                name: "fk_service_data_sets_organisations_organisation_id",
                table: "service_data_sets");

            migrationBuilder.DropForeignKey(
                name: "fk_service_data_sets_services_service_id",
                table: "service_data_sets");

            migrationBuilder.DropForeignKey(
                name: "fk_service_links_services_service_id",
                table: "service_links");

            migrationBuilder.DropForeignKey(
                name: "fk_service_sites_organisations_organisation_id",
                table: "service_sites");

            migrationBuilder.DropForeignKey(
                name: "fk_service_sites_services_service_id",
                table: "service_sites");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddForeignKey(
                name: "fk_register_entries_organisations_organisation_id",
                table: "register_entries",
                column: "organisation_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_service_data_sets_organisations_organisation_id",
                table: "service_data_sets",
                column: "organisation_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_service_data_sets_services_service_id",
                table: "service_data_sets",
                column: "service_id",
                principalTable: "services",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_service_links_services_service_id",
                table: "service_links",
                column: "service_id",
                principalTable: "services",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_service_sites_organisations_organisation_id",
                table: "service_sites",
                column: "organisation_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_service_sites_services_service_id",
                table: "service_sites",
                column: "service_id",
                principalTable: "services",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
