using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProviderSignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "protected_id_token",
                table: "sessions",
                type: "text",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "claim_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_key = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    claim = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_rules_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claim_rules_organisation_id",
                table: "claim_rules",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_claim_rules_provider_key_claim_value_role_organisation_id",
                table: "claim_rules",
                columns: new[] { "provider_key", "claim", "value", "role", "organisation_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claim_rules");

            migrationBuilder.DropColumn(
                name: "protected_id_token",
                table: "sessions");
        }
    }
}
