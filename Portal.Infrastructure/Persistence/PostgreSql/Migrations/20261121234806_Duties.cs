using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "abroad_approval",
                table: "services",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "abroad_approved",
                table: "services",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "central_bank_approval",
                table: "services",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "financial_entity",
                table: "services",
                type: "character varying(40)",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "material_workload",
                table: "services",
                type: "boolean",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "abroad_approval",
                table: "services");

            migrationBuilder.DropColumn(
                name: "abroad_approved",
                table: "services");

            migrationBuilder.DropColumn(
                name: "central_bank_approval",
                table: "services");

            migrationBuilder.DropColumn(
                name: "financial_entity",
                table: "services");

            migrationBuilder.DropColumn(
                name: "material_workload",
                table: "services");
        }
    }
}
