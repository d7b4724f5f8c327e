using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RegisterTallies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_groups",
                table: "register_entries");

            migrationBuilder.AddColumn<long>(
                name: "pass_mask",
                table: "register_entries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "register_tallies",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_filed = table.Column<bool>(type: "boolean", nullable: false),
                    region = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<short>(type: "smallint", unicode: false, maxLength: 40, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    outcome_rank = table.Column<short>(type: "smallint", nullable: false),
                    countries = table.Column<string>(type: "character varying(300)", unicode: false, maxLength: 300, nullable: false, collation: "C"),
                    kinds = table.Column<short>(type: "smallint", nullable: false),
                    fail_mask = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_mask = table.Column<long>(type: "bigint", nullable: false),
                    pass_mask = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_tallies", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_groups",
                table: "register_entries",
                columns: new[] { "organisation_id", "is_filed", "region", "state", "class_rank", "outcome_rank" });

            RegisterTallying.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterTallying.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "register_tallies");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_groups",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "pass_mask",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_groups",
                table: "register_entries",
                columns: new[] { "organisation_id", "is_filed", "region", "state", "class_rank", "outcome_rank", "countries", "kinds", "fail_mask", "undetermined_mask" });
        }
    }
}
