using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceDemands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CanisterWatches_Canister",
                table: "CanisterWatches");

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "CanisterWatches",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE [CanisterWatches] SET [Standing] = CASE WHEN [Held] IS NULL THEN 'Unproved' WHEN [LastVerdict] = 'Accepted' THEN 'Proved' ELSE 'Troubled' END");

            migrationBuilder.CreateTable(
                name: "EvidenceDemands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceDemands", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_Canister_ServiceId",
                table: "CanisterWatches",
                columns: new[] { "Canister", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_Standing_Canister_ServiceId",
                table: "CanisterWatches",
                columns: new[] { "Standing", "Canister", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_TriedAt",
                table: "CanisterWatches",
                column: "TriedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceDemands_At",
                table: "EvidenceDemands",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvidenceDemands");

            migrationBuilder.DropIndex(
                name: "IX_CanisterWatches_Canister_ServiceId",
                table: "CanisterWatches");

            migrationBuilder.DropIndex(
                name: "IX_CanisterWatches_Standing_Canister_ServiceId",
                table: "CanisterWatches");

            migrationBuilder.DropIndex(
                name: "IX_CanisterWatches_TriedAt",
                table: "CanisterWatches");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "CanisterWatches");

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_Canister",
                table: "CanisterWatches",
                column: "Canister");
        }
    }
}
