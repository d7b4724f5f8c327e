using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WaivedMask : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "waived_mask",
                table: "register_tallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "waived_mask",
                table: "register_entries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "waived_mask",
                table: "compliance_summaries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            RegisterTallying.UpWithWaivers(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterTallying.DownWithWaivers(migrationBuilder);

            migrationBuilder.DropColumn(
                name: "waived_mask",
                table: "register_tallies");

            migrationBuilder.DropColumn(
                name: "waived_mask",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "waived_mask",
                table: "compliance_summaries");
        }
    }
}
