using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Relations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "service_data_sets",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    data_set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    name_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    steward = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    personal_data = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: true),
                    retention_days = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_data_sets", x => new { x.service_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_service_data_sets_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_data_sets_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_links",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    to_code = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    data_set_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_vital = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_links", x => new { x.service_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_service_links_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service_sites",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "character varying(150)", maxLength: 150, nullable: false),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    search = table.Column<string>(type: "character varying(701)", maxLength: 701, nullable: false, collation: "C"),
                    has_primary = table.Column<bool>(type: "boolean", nullable: false),
                    effect = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    lost = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    is_critical = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_sites", x => new { x.service_id, x.site_id });
                    table.ForeignKey(
                        name: "fk_service_sites_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_sites_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_service_data_sets_by_owner",
                table: "service_data_sets",
                columns: new[] { "organisation_id", "data_set_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_data_sets_by_set",
                table: "service_data_sets",
                columns: new[] { "data_set_id", "name_key", "organisation_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_links_data_set",
                table: "service_links",
                columns: new[] { "data_set_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_links_needed",
                table: "service_links",
                columns: new[] { "to_code", "service_id", "is_vital" });

            migrationBuilder.CreateIndex(
                name: "ix_service_sites_by_owner",
                table: "service_sites",
                columns: new[] { "organisation_id", "site_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_sites_by_site",
                table: "service_sites",
                columns: new[] { "site_id", "effect", "is_critical", "class_rank", "service_id", "organisation_id", "has_primary", "lost" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "service_data_sets");

            migrationBuilder.DropTable(
                name: "service_links");

            migrationBuilder.DropTable(
                name: "service_sites");
        }
    }
}
