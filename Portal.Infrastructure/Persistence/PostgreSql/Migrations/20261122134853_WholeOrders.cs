using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WholeOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_change",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_class",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_code",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_name",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_outcome",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_region",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_state",
                table: "register_entries");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_change",
                table: "register_entries",
                columns: new[] { "changed", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_class",
                table: "register_entries",
                columns: new[] { "class_rank", "id", "region", "state", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_code",
                table: "register_entries",
                columns: new[] { "code", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_name",
                table: "register_entries",
                columns: new[] { "name_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_outcome",
                table: "register_entries",
                columns: new[] { "outcome_rank", "id", "region", "state", "class_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries",
                columns: new[] { "owner_key", "id", "region", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_region",
                table: "register_entries",
                columns: new[] { "region", "id", "state", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_by_state",
                table: "register_entries",
                columns: new[] { "state", "id", "region", "class_rank", "outcome_rank", "organisation_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_filed", "kinds", "countries", "fail_mask", "undetermined_mask" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_change",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_class",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_code",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_name",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_outcome",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_owner",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_region",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_by_state",
                table: "register_entries");

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
        }
    }
}
