using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceWatching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CanisterWatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Canister = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastVerdict = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Held = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HeldAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    CertifiedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    IsMarked = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CanisterWatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CanisterWatches_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DriftAlarms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Canister = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Was = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Is = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Before = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    After = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Decision = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    SettledBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DriftAlarms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DriftAlarms_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    Source = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Verdict = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    VerifierVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Certificate = table.Column<byte[]>(type: "varbinary(max)", maxLength: -1, nullable: false),
                    Digest = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    CertifiedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Round = table.Column<int>(type: "int", nullable: false),
                    IsTurn = table.Column<bool>(type: "bit", nullable: false),
                    RecheckedVerdict = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    RecheckedVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Accepted = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceRounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SubnetWatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Network = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Subnet = table.Column<string>(type: "varchar(63)", unicode: false, maxLength: 63, nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LastVerdict = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Held = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HeldAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    CertifiedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ForeignCountries = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Operators = table.Column<int>(type: "int", nullable: true),
                    Declared = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubnetWatches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_Canister",
                table: "CanisterWatches",
                column: "Canister");

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_IsMarked_ServiceId",
                table: "CanisterWatches",
                columns: new[] { "IsMarked", "ServiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_Network_Subnet",
                table: "CanisterWatches",
                columns: new[] { "Network", "Subnet" });

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_NextAt",
                table: "CanisterWatches",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_CanisterWatches_ServiceId_Canister",
                table: "CanisterWatches",
                columns: new[] { "ServiceId", "Canister" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DriftAlarms_Code",
                table: "DriftAlarms",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DriftAlarms_IsOpen_OpenedAt",
                table: "DriftAlarms",
                columns: new[] { "IsOpen", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DriftAlarms_Network_Subnet",
                table: "DriftAlarms",
                columns: new[] { "Network", "Subnet" });

            migrationBuilder.CreateIndex(
                name: "IX_DriftAlarms_ServiceId",
                table: "DriftAlarms",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_IsTurn_TakenAt",
                table: "Evidence",
                columns: new[] { "IsTurn", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_RecheckedVersion_Id",
                table: "Evidence",
                columns: new[] { "RecheckedVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Round",
                table: "Evidence",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Subject_TakenAt",
                table: "Evidence",
                columns: new[] { "Subject", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceRounds_Number",
                table: "EvidenceRounds",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubnetWatches_Network_Subnet",
                table: "SubnetWatches",
                columns: new[] { "Network", "Subnet" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubnetWatches_NextAt",
                table: "SubnetWatches",
                column: "NextAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CanisterWatches");

            migrationBuilder.DropTable(
                name: "DriftAlarms");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "EvidenceRounds");

            migrationBuilder.DropTable(
                name: "SubnetWatches");
        }
    }
}
