using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegisterEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "organisations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "chosen_columns",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    columns = table.Column<string>(type: "character varying(200)", unicode: false, maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chosen_columns", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_chosen_columns_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    region = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    outcome_rank = table.Column<short>(type: "smallint", nullable: false),
                    is_filed = table.Column<bool>(type: "boolean", nullable: false),
                    countries = table.Column<string>(type: "character varying(300)", unicode: false, maxLength: 300, nullable: false, collation: "C"),
                    kinds = table.Column<short>(type: "smallint", nullable: false),
                    places = table.Column<string[]>(type: "text[]", nullable: false),
                    fail_mask = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_mask = table.Column<long>(type: "bigint", nullable: false),
                    verdicts = table.Column<string[]>(type: "text[]", nullable: false),
                    search = table.Column<string>(type: "character varying(701)", maxLength: 701, nullable: false, collation: "C"),
                    changed = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_register_entries_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_entries_services_id",
                        column: x => x.id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    query = table.Column<string>(type: "character varying(1500)", unicode: false, maxLength: 1500, nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_views_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_saved_views_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_change",
                table: "register_entries",
                columns: new[] { "changed", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_class",
                table: "register_entries",
                columns: new[] { "class_rank", "id", "region", "state", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_code",
                table: "register_entries",
                columns: new[] { "code", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_name",
                table: "register_entries",
                columns: new[] { "name_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_outcome",
                table: "register_entries",
                columns: new[] { "outcome_rank", "id", "region", "state", "class_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries",
                columns: new[] { "owner_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_region",
                table: "register_entries",
                columns: new[] { "region", "id", "state", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_state",
                table: "register_entries",
                columns: new[] { "state", "id", "region", "class_rank", "outcome_rank", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_groups",
                table: "register_entries",
                columns: new[] { "organisation_id", "is_filed", "region", "state", "class_rank", "outcome_rank", "countries", "kinds" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_places",
                table: "register_entries",
                column: "places")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_verdicts",
                table: "register_entries",
                column: "verdicts")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_organisation_id_is_shared",
                table: "saved_views",
                columns: new[] { "organisation_id", "is_shared" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_person_id_name",
                table: "saved_views",
                columns: new[] { "person_id", "name" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_organisations_organisations_parent_id",
                table: "organisations",
                column: "parent_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            RegisterIndexes.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterIndexes.Down(migrationBuilder);

            migrationBuilder.DropForeignKey(
                name: "fk_organisations_organisations_parent_id",
                table: "organisations");

            migrationBuilder.DropTable(
                name: "chosen_columns");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropIndex(
                name: "ix_organisations_parent_id",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "organisations");
        }
    }
}
