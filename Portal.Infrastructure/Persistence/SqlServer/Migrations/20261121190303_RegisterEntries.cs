using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RegisterEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Organisations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChosenColumns",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Columns = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChosenColumns", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_ChosenColumns_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Region = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    OutcomeRank = table.Column<short>(type: "smallint", nullable: false),
                    IsFiled = table.Column<bool>(type: "bit", nullable: false),
                    Countries = table.Column<string>(type: "varchar(300)", unicode: false, maxLength: 300, nullable: false),
                    Kinds = table.Column<short>(type: "smallint", nullable: false),
                    Places = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FailMask = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedMask = table.Column<long>(type: "bigint", nullable: false),
                    Verdicts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Search = table.Column<string>(type: "nvarchar(701)", maxLength: 701, nullable: false),
                    Changed = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterEntries_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterEntries_Services_Id",
                        column: x => x.Id,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Query = table.Column<string>(type: "varchar(1500)", unicode: false, maxLength: 1500, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedViews_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ParentId",
                table: "Organisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByChange",
                table: "RegisterEntries",
                columns: new[] { "Changed", "Id", "Region", "State", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByClass",
                table: "RegisterEntries",
                columns: new[] { "ClassRank", "Id", "Region", "State", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByCode",
                table: "RegisterEntries",
                columns: new[] { "Code", "Id", "Region", "State", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByName",
                table: "RegisterEntries",
                columns: new[] { "NameKey", "Id", "Region", "State", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByOutcome",
                table: "RegisterEntries",
                columns: new[] { "OutcomeRank", "Id", "Region", "State", "ClassRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByOwner",
                table: "RegisterEntries",
                columns: new[] { "OwnerKey", "Id", "Region", "State", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByRegion",
                table: "RegisterEntries",
                columns: new[] { "Region", "Id", "State", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_ByState",
                table: "RegisterEntries",
                columns: new[] { "State", "Id", "Region", "ClassRank", "OutcomeRank", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_Groups",
                table: "RegisterEntries",
                columns: new[] { "OrganisationId", "IsFiled", "Region", "State", "ClassRank", "OutcomeRank", "Countries", "Kinds" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_OrganisationId_IsShared",
                table: "SavedViews",
                columns: new[] { "OrganisationId", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                table: "Organisations",
                column: "ParentId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "ChosenColumns");

            migrationBuilder.DropTable(
                name: "RegisterEntries");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_ParentId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Organisations");
        }
    }
}
