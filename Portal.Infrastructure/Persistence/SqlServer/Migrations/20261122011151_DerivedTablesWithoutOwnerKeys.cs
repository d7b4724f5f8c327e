using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DerivedTablesWithoutOwnerKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_RegisterEntries_Organisations_OrganisationId",
                table: "RegisterEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceDataSets_Organisations_OrganisationId",
                table: "ServiceDataSets");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceDataSets_Services_ServiceId",
                table: "ServiceDataSets");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceLinks_Services_ServiceId",
                table: "ServiceLinks");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceSites_Organisations_OrganisationId",
                table: "ServiceSites");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceSites_Services_ServiceId",
                table: "ServiceSites");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddForeignKey(
                name: "FK_RegisterEntries_Organisations_OrganisationId",
                table: "RegisterEntries",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceDataSets_Organisations_OrganisationId",
                table: "ServiceDataSets",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceDataSets_Services_ServiceId",
                table: "ServiceDataSets",
                column: "ServiceId",
                principalTable: "Services",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceLinks_Services_ServiceId",
                table: "ServiceLinks",
                column: "ServiceId",
                principalTable: "Services",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceSites_Organisations_OrganisationId",
                table: "ServiceSites",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceSites_Services_ServiceId",
                table: "ServiceSites",
                column: "ServiceId",
                principalTable: "Services",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
