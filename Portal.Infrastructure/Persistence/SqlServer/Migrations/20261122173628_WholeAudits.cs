using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WholeAudits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ConfirmsRest",
                table: "AuditRuns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_AuditRuns_ConfirmsRest_StartedAt",
                table: "AuditRuns",
                columns: new[] { "ConfirmsRest", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditRuns_ConfirmsRest_StartedAt",
                table: "AuditRuns");

            migrationBuilder.DropColumn(
                name: "ConfirmsRest",
                table: "AuditRuns");
        }
    }
}
