using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RegisterTallies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries");

            migrationBuilder.AddColumn<long>(
                name: "PassMask",
                table: "RegisterEntries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "RegisterTallies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsFiled = table.Column<bool>(type: "bit", nullable: false),
                    Region = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    OutcomeRank = table.Column<short>(type: "smallint", nullable: false),
                    Countries = table.Column<string>(type: "varchar(300)", unicode: false, maxLength: 300, nullable: false),
                    Kinds = table.Column<short>(type: "smallint", nullable: false),
                    FailMask = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedMask = table.Column<long>(type: "bigint", nullable: false),
                    PassMask = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterTallies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries",
                columns: new[] { "OrganisationId", "IsFiled", "Region", "State", "ClassRank", "OutcomeRank" });

            RegisterTallying.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterTallying.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "RegisterTallies");

            migrationBuilder.DropIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries");

            migrationBuilder.DropColumn(
                name: "PassMask",
                table: "RegisterEntries");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries",
                columns: new[] { "OrganisationId", "IsFiled", "Region", "State", "ClassRank", "OutcomeRank", "Countries", "Kinds", "FailMask", "UndeterminedMask" });
        }
    }
}
