using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Relations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ServiceDataSets",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    DataSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Steward = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    PersonalData = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: true),
                    RetentionDays = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceDataSets", x => new { x.ServiceId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ServiceDataSets_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceDataSets_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceLinks",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    ToCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    DataSetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsVital = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLinks", x => new { x.ServiceId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ServiceLinks_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceSites",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Operator = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Search = table.Column<string>(type: "nvarchar(701)", maxLength: 701, nullable: false),
                    HasPrimary = table.Column<bool>(type: "bit", nullable: false),
                    Effect = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    Lost = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    ClassRank = table.Column<short>(type: "smallint", nullable: false),
                    IsCritical = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceSites", x => new { x.ServiceId, x.SiteId });
                    table.ForeignKey(
                        name: "FK_ServiceSites_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceSites_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceDataSets_ByOwner",
                table: "ServiceDataSets",
                columns: new[] { "OrganisationId", "DataSetId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceDataSets_BySet",
                table: "ServiceDataSets",
                columns: new[] { "DataSetId", "NameKey", "OrganisationId", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLinks_DataSet",
                table: "ServiceLinks",
                columns: new[] { "DataSetId", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLinks_Needed",
                table: "ServiceLinks",
                columns: new[] { "ToCode", "ServiceId", "IsVital" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceSites_ByOwner",
                table: "ServiceSites",
                columns: new[] { "OrganisationId", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceSites_BySite",
                table: "ServiceSites",
                columns: new[] { "SiteId", "Effect", "IsCritical", "ClassRank", "ServiceId", "OrganisationId", "HasPrimary", "Lost" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceDataSets");

            migrationBuilder.DropTable(
                name: "ServiceLinks");

            migrationBuilder.DropTable(
                name: "ServiceSites");
        }
    }
}
