using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class NetworkRegistry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "network_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    against = table.Column<int>(type: "integer", nullable: false),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    applied_by = table.Column<Guid>(type: "uuid", nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    countries = table.Column<int>(type: "integer", nullable: false),
                    nodes = table.Column<int>(type: "integer", nullable: false),
                    operators = table.Column<int>(type: "integer", nullable: false),
                    providers = table.Column<int>(type: "integer", nullable: false),
                    sites = table.Column<int>(type: "integer", nullable: false),
                    sites_without_country = table.Column<int>(type: "integer", nullable: false),
                    subnets = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_nodes",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: true),
                    @operator = table.Column<string>(name: "operator", type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    provider = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    site_id = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_nodes", x => new { x.network, x.id });
                });

            migrationBuilder.CreateTable(
                name: "network_operators",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    provider = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    site_id = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_operators", x => new { x.network, x.id });
                });

            migrationBuilder.CreateTable(
                name: "network_providers",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_providers", x => new { x.network, x.id });
                });

            migrationBuilder.CreateTable(
                name: "network_sites",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_sites", x => new { x.network, x.id });
                });

            migrationBuilder.CreateTable(
                name: "network_subnets",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_subnets", x => new { x.network, x.id });
                });

            migrationBuilder.CreateTable(
                name: "site_inspections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    site_id = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    nodes_declared = table.Column<int>(type: "integer", nullable: false),
                    corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    corrected_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    access = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    body = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    energy = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    inspector = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    nodes_counted = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    inspected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    power = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    racks = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    result = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_inspections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_changes",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    network = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: false),
                    subnet = table.Column<string>(type: "character varying(63)", unicode: false, maxLength: 63, nullable: true),
                    was = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    now = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_changes", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_network_changes_network_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "network_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_dumps",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_dumps", x => x.import_id);
                    table.ForeignKey(
                        name: "fk_network_dumps_network_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "network_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspection_photos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    media_type = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    shows = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspection_photos_site_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "site_inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_photos_inspection_id",
                table: "inspection_photos",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_changes_network_subject",
                table: "network_changes",
                columns: new[] { "network", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_network_changes_network_subnet",
                table: "network_changes",
                columns: new[] { "network", "subnet" });

            migrationBuilder.CreateIndex(
                name: "ix_network_imports_network_number",
                table: "network_imports",
                columns: new[] { "network", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_imports_network_uploaded_at",
                table: "network_imports",
                columns: new[] { "network", "uploaded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_network_country",
                table: "network_nodes",
                columns: new[] { "network", "country" });

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_network_operator",
                table: "network_nodes",
                columns: new[] { "network", "operator" });

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_network_site_id",
                table: "network_nodes",
                columns: new[] { "network", "site_id" });

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_network_subnet",
                table: "network_nodes",
                columns: new[] { "network", "subnet" });

            migrationBuilder.CreateIndex(
                name: "ix_site_inspections_corrects",
                table: "site_inspections",
                column: "corrects",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_site_inspections_network_site_id",
                table: "site_inspections",
                columns: new[] { "network", "site_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inspection_photos");

            migrationBuilder.DropTable(
                name: "network_changes");

            migrationBuilder.DropTable(
                name: "network_dumps");

            migrationBuilder.DropTable(
                name: "network_nodes");

            migrationBuilder.DropTable(
                name: "network_operators");

            migrationBuilder.DropTable(
                name: "network_providers");

            migrationBuilder.DropTable(
                name: "network_sites");

            migrationBuilder.DropTable(
                name: "network_subnets");

            migrationBuilder.DropTable(
                name: "site_inspections");

            migrationBuilder.DropTable(
                name: "network_imports");
        }
    }
}
