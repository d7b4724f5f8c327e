using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OutcomeHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "judged_at",
                table: "register_entries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "changes_on",
                table: "compliance_summaries",
                type: "date",
                nullable: true,
                defaultValue: new DateOnly(2000, 1, 1));

            migrationBuilder.CreateTable(
                name: "compliance_intervals",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome_rank = table.Column<short>(type: "smallint", nullable: false),
                    fail_mask = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_mask = table.Column<long>(type: "bigint", nullable: false),
                    pass_mask = table.Column<long>(type: "bigint", nullable: false),
                    waived_mask = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_compliance_intervals", x => new { x.service_id, x.since });
                });

            migrationBuilder.CreateTable(
                name: "failure_tallies",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    bit = table.Column<short>(type: "smallint", nullable: false),
                    age = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failure_tallies", x => new { x.bit, x.organisation_id, x.region, x.class_rank, x.age });
                });

            migrationBuilder.CreateTable(
                name: "obligation_failures",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bit = table.Column<short>(type: "smallint", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_obligation_failures", x => new { x.service_id, x.bit });
                });

            migrationBuilder.CreateTable(
                name: "register_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    class_rank = table.Column<short>(type: "smallint", nullable: false),
                    outcome_rank = table.Column<short>(type: "smallint", nullable: false),
                    fail_mask = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_mask = table.Column<long>(type: "bigint", nullable: false),
                    pass_mask = table.Column<long>(type: "bigint", nullable: false),
                    waived_mask = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_days", x => new { x.day, x.organisation_id, x.region, x.class_rank, x.outcome_rank, x.fail_mask, x.undetermined_mask, x.pass_mask, x.waived_mask });
                });

            migrationBuilder.CreateIndex(
                name: "ix_compliance_summaries_changes_on",
                table: "compliance_summaries",
                column: "changes_on");

            migrationBuilder.CreateIndex(
                name: "ix_obligation_failures_bit_since_service_id",
                table: "obligation_failures",
                columns: new[] { "bit", "since", "service_id" });

            RegisterHistory.TakeOverSnapshots(migrationBuilder);
            RegisterHistory.Up(migrationBuilder);

            migrationBuilder.DropTable(
                name: "compliance_snapshots");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RegisterHistory.Down(migrationBuilder);

            migrationBuilder.DropTable(
                name: "compliance_intervals");

            migrationBuilder.DropTable(
                name: "failure_tallies");

            migrationBuilder.DropTable(
                name: "obligation_failures");

            migrationBuilder.DropTable(
                name: "register_days");

            migrationBuilder.DropIndex(
                name: "ix_compliance_summaries_changes_on",
                table: "compliance_summaries");

            migrationBuilder.DropColumn(
                name: "judged_at",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "changes_on",
                table: "compliance_summaries");

            migrationBuilder.CreateTable(
                name: "compliance_snapshots",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    fail = table.Column<int>(type: "integer", nullable: false),
                    pass = table.Column<int>(type: "integer", nullable: false),
                    undetermined = table.Column<int>(type: "integer", nullable: false),
                    waived = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_compliance_snapshots", x => new { x.day, x.region });
                });
        }
    }
}
