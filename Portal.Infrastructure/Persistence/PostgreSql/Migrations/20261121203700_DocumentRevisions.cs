using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DocumentRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "checked_at",
                table: "documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "earlier",
                table: "documents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "first_revision",
                table: "documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_for_the_record",
                table: "documents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "documents",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "replaced_at",
                table: "documents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replaced_by",
                table: "documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "told",
                table: "documents",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_until",
                table: "documents",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_first_revision",
                table: "documents",
                column: "first_revision");

            migrationBuilder.CreateIndex(
                name: "ix_documents_valid_until",
                table: "documents",
                column: "valid_until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_documents_first_revision",
                table: "documents");

            migrationBuilder.DropIndex(
                name: "ix_documents_valid_until",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "checked_at",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "earlier",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "first_revision",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "is_for_the_record",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "replaced_at",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "replaced_by",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "told",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "valid_until",
                table: "documents");
        }
    }
}
