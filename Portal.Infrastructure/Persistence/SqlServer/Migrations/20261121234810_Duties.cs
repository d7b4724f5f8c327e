using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Data_AbroadApproval",
                table: "Services",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Data_AbroadApproved",
                table: "Services",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Safeguards_CentralBankApproval",
                table: "Services",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Safeguards_FinancialEntity",
                table: "Services",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Safeguards_MaterialWorkload",
                table: "Services",
                type: "bit",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Data_AbroadApproval",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Data_AbroadApproved",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Safeguards_CentralBankApproval",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Safeguards_FinancialEntity",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "Safeguards_MaterialWorkload",
                table: "Services");
        }
    }
}
