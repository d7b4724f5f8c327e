using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NetworkRegistry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NetworkImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: true),
                    Against = table.Column<int>(type: "int", nullable: false),
                    IsSynthetic = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Changes = table.Column<int>(type: "int", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    AppliedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AppliedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Countries = table.Column<int>(type: "int", nullable: false),
                    Nodes = table.Column<int>(type: "int", nullable: false),
                    Operators = table.Column<int>(type: "int", nullable: false),
                    Providers = table.Column<int>(type: "int", nullable: false),
                    Sites = table.Column<int>(type: "int", nullable: false),
                    SitesWithoutCountry = table.Column<int>(type: "int", nullable: false),
                    Subnets = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NetworkNodes",
                columns: table => new
                {
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Id = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: true),
                    Operator = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Provider = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    SiteId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkNodes", x => new { x.Network, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NetworkOperators",
                columns: table => new
                {
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Id = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Provider = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    SiteId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkOperators", x => new { x.Network, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NetworkProviders",
                columns: table => new
                {
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Id = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkProviders", x => new { x.Network, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NetworkSites",
                columns: table => new
                {
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Id = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Region = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkSites", x => new { x.Network, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NetworkSubnets",
                columns: table => new
                {
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Id = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkSubnets", x => new { x.Network, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SiteInspections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    SiteId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    NodesDeclared = table.Column<int>(type: "int", nullable: false),
                    Corrects = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CorrectedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Access = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Energy = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Inspector = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    NodesCounted = table.Column<int>(type: "int", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    InspectedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Power = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Racks = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Result = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteInspections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NetworkChanges",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: true),
                    Was = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Now = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkChanges", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_NetworkChanges_NetworkImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "NetworkImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NetworkDumps",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkDumps", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_NetworkDumps_NetworkImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "NetworkImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionPhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Shows = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    InspectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionPhotos_SiteInspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "SiteInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPhotos_InspectionId",
                table: "InspectionPhotos",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkChanges_Network_Subject",
                table: "NetworkChanges",
                columns: new[] { "Network", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkChanges_Network_Subnet",
                table: "NetworkChanges",
                columns: new[] { "Network", "Subnet" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkImports_Network_Number",
                table: "NetworkImports",
                columns: new[] { "Network", "Number" },
                unique: true,
                filter: "[Number] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NetworkImports_Network_UploadedAt",
                table: "NetworkImports",
                columns: new[] { "Network", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkNodes_Network_Country",
                table: "NetworkNodes",
                columns: new[] { "Network", "Country" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkNodes_Network_Operator",
                table: "NetworkNodes",
                columns: new[] { "Network", "Operator" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkNodes_Network_SiteId",
                table: "NetworkNodes",
                columns: new[] { "Network", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_NetworkNodes_Network_Subnet",
                table: "NetworkNodes",
                columns: new[] { "Network", "Subnet" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteInspections_Corrects",
                table: "SiteInspections",
                column: "Corrects",
                unique: true,
                filter: "[Corrects] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SiteInspections_Network_SiteId",
                table: "SiteInspections",
                columns: new[] { "Network", "SiteId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InspectionPhotos");

            migrationBuilder.DropTable(
                name: "NetworkChanges");

            migrationBuilder.DropTable(
                name: "NetworkDumps");

            migrationBuilder.DropTable(
                name: "NetworkNodes");

            migrationBuilder.DropTable(
                name: "NetworkOperators");

            migrationBuilder.DropTable(
                name: "NetworkProviders");

            migrationBuilder.DropTable(
                name: "NetworkSites");

            migrationBuilder.DropTable(
                name: "NetworkSubnets");

            migrationBuilder.DropTable(
                name: "SiteInspections");

            migrationBuilder.DropTable(
                name: "NetworkImports");
        }
    }
}
