using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LeanImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services");

            migrationBuilder.DropIndex(
                name: "ix_services_organisation_id",
                table: "services");

            migrationBuilder.DropIndex(
                name: "ix_services_saved_at_id",
                table: "services");

            migrationBuilder.DropIndex(
                name: "ix_services_state_organisation_id",
                table: "services");

            migrationBuilder.DropIndex(
                name: "ix_compliance_summaries_overall",
                table: "compliance_summaries");

            migrationBuilder.CreateIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services",
                columns: new[] { "filing_state", "submitted_at" },
                filter: "filing_state <> 'Registered'");

            migrationBuilder.CreateIndex(
                name: "ix_services_organisation_id_filing_state",
                table: "services",
                columns: new[] { "organisation_id", "filing_state" });

            RegisterHistory.Renew(migrationBuilder);
            RegisterIndexes.DropLookups(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterIndexes.AddLookups(migrationBuilder);

            migrationBuilder.DropIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services");

            migrationBuilder.DropIndex(
                name: "ix_services_organisation_id_filing_state",
                table: "services");

            migrationBuilder.CreateIndex(
                name: "ix_services_filing_state_submitted_at",
                table: "services",
                columns: new[] { "filing_state", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_services_organisation_id",
                table: "services",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_saved_at_id",
                table: "services",
                columns: new[] { "saved_at", "id" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "ix_services_state_organisation_id",
                table: "services",
                columns: new[] { "state", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_compliance_summaries_overall",
                table: "compliance_summaries",
                column: "overall");
        }
    }
}
