using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WholeAudits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "confirms_rest",
                table: "audit_runs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_audit_runs_confirms_rest_started_at",
                table: "audit_runs",
                columns: new[] { "confirms_rest", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_runs_confirms_rest_started_at",
                table: "audit_runs");

            migrationBuilder.DropColumn(
                name: "confirms_rest",
                table: "audit_runs");
        }
    }
}
