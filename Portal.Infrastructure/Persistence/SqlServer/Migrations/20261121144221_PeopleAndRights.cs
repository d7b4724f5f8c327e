using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "JoinedAt",
                table: "People",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastSignInAt",
                table: "People",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProviderKey",
                table: "People",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RightsStamp",
                table: "People",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "People",
                type: "varchar(40)",
                unicode: false,
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "People",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PersonSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Change = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonSteps_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    GrantedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LentBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GrantedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoleGrants_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoleGrants_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IsWaiting = table.Column<bool>(type: "bit", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    DecisionReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoleRequests_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoleRequests_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What people were before rights had a table of their own. In a text of its own: a batch is compiled before its columns are there.
            migrationBuilder.Sql("EXEC(N'UPDATE [People] SET [RightsStamp] = NEWID(), [JoinedAt] = ''1970-01-01T00:00:00+00:00'', [State] = CASE WHEN [IsActive] = 1 THEN ''Active'' ELSE ''Disabled'' END;');");
            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [RoleGrants] ([Id], [PersonId], [Role], [OrganisationId], [Source], [Since], [GrantedAt])
                SELECT NEWID(), p.[Id], r.[value], p.[OrganisationId], ''Administrator'', ''1970-01-01'', ''1970-01-01T00:00:00+00:00''
                FROM [People] p CROSS APPLY OPENJSON(p.[Roles]) r;');
                """);

            migrationBuilder.DropColumn(
                name: "IsActive",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Roles",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_People_ProviderKey_Subject",
                table: "People",
                columns: new[] { "ProviderKey", "Subject" },
                unique: true,
                filter: "[ProviderKey] IS NOT NULL AND [Subject] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonSteps_PersonId",
                table: "PersonSteps",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_LentBy",
                table: "RoleGrants",
                column: "LentBy");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_OrganisationId",
                table: "RoleGrants",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_PersonId_OrganisationId",
                table: "RoleGrants",
                columns: new[] { "PersonId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleRequests_OrganisationId",
                table: "RoleRequests",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleRequests_PersonId_Role_OrganisationId_IsWaiting",
                table: "RoleRequests",
                columns: new[] { "PersonId", "Role", "OrganisationId", "IsWaiting" },
                unique: true,
                filter: "[IsWaiting] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsActive",
                table: "People",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Roles",
                table: "People",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE p SET [IsActive] = CASE WHEN p.[State] = ''Active'' THEN 1 ELSE 0 END, [Roles] = COALESCE(
                    (SELECT N''['' + STRING_AGG(N''"'' + g.[Role] + N''"'', N'','') + N'']'' FROM [RoleGrants] g
                     WHERE g.[PersonId] = p.[Id] AND g.[OrganisationId] = p.[OrganisationId] AND g.[WithdrawnAt] IS NULL), N''[]'')
                FROM [People] p;');
                """);

            migrationBuilder.DropTable(
                name: "PersonSteps");

            migrationBuilder.DropTable(
                name: "RoleGrants");

            migrationBuilder.DropTable(
                name: "RoleRequests");

            migrationBuilder.DropIndex(
                name: "IX_People_ProviderKey_Subject",
                table: "People");

            migrationBuilder.DropColumn(
                name: "JoinedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ProviderKey",
                table: "People");

            migrationBuilder.DropColumn(
                name: "RightsStamp",
                table: "People");

            migrationBuilder.DropColumn(
                name: "State",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "People");
        }
    }
}
