using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SecurityLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SecurityEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Type = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    Token = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Organisation = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Rows = table.Column<long>(type: "bigint", nullable: true),
                    Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Network = table.Column<string>(type: "varchar(45)", unicode: false, maxLength: 45, nullable: true),
                    Trace = table.Column<string>(type: "varchar(120)", unicode: false, maxLength: 120, nullable: true),
                    KeepUntil = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecurityEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Actor_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Actor", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_At_Id",
                table: "SecurityEvents",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Country_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Country", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_KeepUntil",
                table: "SecurityEvents",
                column: "KeepUntil");

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Network_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Network", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Organisation_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Organisation", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Subject_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Subject", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Type_At_Id",
                table: "SecurityEvents",
                columns: new[] { "Type", "At", "Id" });

            SecurityLogProtection.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SecurityLogProtection.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "SecurityEvents");
        }
    }
}
