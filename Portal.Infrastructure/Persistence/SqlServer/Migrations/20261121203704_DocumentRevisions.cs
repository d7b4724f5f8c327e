using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DocumentRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CheckedAt",
                table: "Documents",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Earlier",
                table: "Documents",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "FirstRevision",
                table: "Documents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsForTheRecord",
                table: "Documents",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Documents",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReplacedAt",
                table: "Documents",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedBy",
                table: "Documents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Told",
                table: "Documents",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidUntil",
                table: "Documents",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_FirstRevision",
                table: "Documents",
                column: "FirstRevision");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ValidUntil",
                table: "Documents",
                column: "ValidUntil");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Documents_FirstRevision",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ValidUntil",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Earlier",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "FirstRevision",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "IsForTheRecord",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ReplacedAt",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ReplacedBy",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Told",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ValidUntil",
                table: "Documents");
        }
    }
}
