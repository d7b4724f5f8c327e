using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WaivedMask : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "WaivedMask",
                table: "RegisterTallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "WaivedMask",
                table: "RegisterEntries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "WaivedMask",
                table: "ComplianceSummaries",
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
                name: "WaivedMask",
                table: "RegisterTallies");

            migrationBuilder.DropColumn(
                name: "WaivedMask",
                table: "RegisterEntries");

            migrationBuilder.DropColumn(
                name: "WaivedMask",
                table: "ComplianceSummaries");
        }
    }
}
