using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PolicyLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "EffectiveFrom",
                table: "PolicyVersions",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<string>(
                name: "Authors",
                table: "PolicyVersions",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "BasedOn",
                table: "PolicyVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FirstApproval",
                table: "PolicyVersions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SecondApproval",
                table: "PolicyVersions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "PolicyVersions",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "TookEffectAt",
                table: "PolicyVersions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PolicyChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Before = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false),
                    After = table.Column<string>(type: "varchar(1200)", unicode: false, maxLength: 1200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicyChanges_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PolicySteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicySteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicySteps_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PolicyWhatIfs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PolicyNumber = table.Column<int>(type: "int", nullable: false),
                    ContentHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    BaseNumber = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: true),
                    Attempt = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Heartbeat = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QueuedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Result = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyWhatIfs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PolicyWhatIfs_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WhatIfChanges",
                columns: table => new
                {
                    WhatIfId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    Before = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    After = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    FailBefore = table.Column<long>(type: "bigint", nullable: false),
                    FailAfter = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedBefore = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedAfter = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatIfChanges", x => new { x.WhatIfId, x.Rank, x.ServiceId });
                    table.ForeignKey(
                        name: "FK_WhatIfChanges_PolicyWhatIfs_WhatIfId",
                        column: x => x.WhatIfId,
                        principalTable: "PolicyWhatIfs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PolicyChanges_PolicyVersionId",
                table: "PolicyChanges",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicySteps_PolicyVersionId",
                table: "PolicySteps",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicyWhatIfs_PolicyVersionId_IsOpen",
                table: "PolicyWhatIfs",
                columns: new[] { "PolicyVersionId", "IsOpen" },
                unique: true,
                filter: "[IsOpen] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PolicyChanges");

            migrationBuilder.DropTable(
                name: "PolicySteps");

            migrationBuilder.DropTable(
                name: "WhatIfChanges");

            migrationBuilder.DropTable(
                name: "PolicyWhatIfs");

            migrationBuilder.DropColumn(
                name: "Authors",
                table: "PolicyVersions");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "PolicyVersions");

            migrationBuilder.DropColumn(
                name: "FirstApproval",
                table: "PolicyVersions");

            migrationBuilder.DropColumn(
                name: "SecondApproval",
                table: "PolicyVersions");

            migrationBuilder.DropColumn(
                name: "State",
                table: "PolicyVersions");

            migrationBuilder.DropColumn(
                name: "TookEffectAt",
                table: "PolicyVersions");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "EffectiveFrom",
                table: "PolicyVersions",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
