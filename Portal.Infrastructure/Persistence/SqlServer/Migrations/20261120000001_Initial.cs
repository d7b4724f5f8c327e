using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Cron = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    IsEnabled = table.Column<bool>(type: "bit", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditSerials",
                columns: table => new
                {
                    Series = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSerials", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "ComplianceSnapshots",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Pass = table.Column<int>(type: "int", nullable: false),
                    Waived = table.Column<int>(type: "int", nullable: false),
                    Undetermined = table.Column<int>(type: "int", nullable: false),
                    Fail = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplianceSnapshots", x => new { x.Day, x.Region });
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    IsProvisional = table.Column<bool>(type: "bit", nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "LedgerCheckpoints",
                columns: table => new
                {
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Frontier = table.Column<byte[]>(type: "varbinary(2048)", maxLength: 2048, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerCheckpoints", x => x.Size);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SubjectUrl = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Actor = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Organisation = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: 65535, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    LastServiceSerial = table.Column<int>(type: "int", nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Parameters = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ObligationIds = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: true),
                    RequestedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QueuedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    PolicyNumber = table.Column<int>(type: "int", nullable: true),
                    Failure = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuditRuns_AuditPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "AuditPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerLeaves",
                columns: table => new
                {
                    Index = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerLeaves", x => x.Index);
                    table.ForeignKey(
                        name: "FK_LedgerLeaves_LedgerEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "LedgerEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerPending",
                columns: table => new
                {
                    Position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EntryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerPending", x => x.Position);
                    table.ForeignKey(
                        name: "FK_LedgerPending_LedgerEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "LedgerEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    LedgerSalt = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Roles = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_People_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SandboxSchemes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false),
                    RegulatorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cohort = table.Column<int>(type: "int", nullable: false),
                    Terms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Criteria = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    SerialYear = table.Column<int>(type: "int", nullable: false),
                    LastSerial = table.Column<int>(type: "int", nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxSchemes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SandboxSchemes_Organisations_RegulatorId",
                        column: x => x.RegulatorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    RegisteredVersion = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    FlowsDeclaredNone = table.Column<bool>(type: "bit", nullable: false),
                    FiledBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    About_Audience = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    About_LegalBasis = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    About_MasterplanReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    About_MasterplanReview = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    About_SummaryEn = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    About_SummaryUr = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    About_YearlyVolume = table.Column<long>(type: "bigint", nullable: true),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Contacts_Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Contacts_SecurityContact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Contacts_SecurityContactConfirmed = table.Column<DateOnly>(type: "date", nullable: true),
                    Contacts_TechnicalContact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Data_Class = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Data_CriticalReview = table.Column<DateOnly>(type: "date", nullable: true),
                    Data_IsCritical = table.Column<bool>(type: "bit", nullable: true),
                    Data_PersonalData = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Data_RetentionDays = table.Column<int>(type: "int", nullable: true),
                    Data_TrafficRetentionDays = table.Column<int>(type: "int", nullable: true),
                    Safeguards_AutomatedDecisions = table.Column<bool>(type: "bit", nullable: true),
                    Safeguards_EncryptedAtRest = table.Column<bool>(type: "bit", nullable: true),
                    Safeguards_EncryptedInTransit = table.Column<bool>(type: "bit", nullable: true),
                    Safeguards_ExitPlan = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Safeguards_ExitPlanReviewed = table.Column<DateOnly>(type: "date", nullable: true),
                    Safeguards_HumanReview = table.Column<bool>(type: "bit", nullable: true),
                    Safeguards_ImpactAssessment = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Safeguards_KeyCustodyCountry = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Safeguards_VirtualAssets = table.Column<bool>(type: "bit", nullable: true),
                    Safeguards_VirtualAssetsAuthorisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Services_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuditNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    First = table.Column<int>(type: "int", nullable: false),
                    Second = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuditNotes_AuditRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "AuditRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AuditProgress",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Attempt = table.Column<int>(type: "int", nullable: false),
                    Cursor = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Blocks = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Pass = table.Column<int>(type: "int", nullable: false),
                    Waived = table.Column<int>(type: "int", nullable: false),
                    Undetermined = table.Column<int>(type: "int", nullable: false),
                    Fail = table.Column<int>(type: "int", nullable: false),
                    NotApplicable = table.Column<int>(type: "int", nullable: false),
                    Opened = table.Column<int>(type: "int", nullable: false),
                    Closed = table.Column<int>(type: "int", nullable: false),
                    FindingsHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Heartbeat = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Failures = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_AuditProgress_AuditRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "AuditRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Url = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    NameEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    NameUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notifications_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SandboxApplications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    SchemeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegulatorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cohort = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Metrics = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    FiledBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseOfficer = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TestEndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ExtensionDays = table.Column<int>(type: "int", nullable: false),
                    IsExtended = table.Column<bool>(type: "bit", nullable: false),
                    ExitKind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Plan_MaxTransactions = table.Column<long>(type: "bigint", nullable: true),
                    Plan_MaxUsers = table.Column<long>(type: "bigint", nullable: true),
                    Plan_MaxValueMillions = table.Column<long>(type: "bigint", nullable: true),
                    Plan_TestDays = table.Column<int>(type: "int", nullable: true),
                    Proposal_DataClass = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Proposal_LegalRelief = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Proposal_Services = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Proposal_SummaryEn = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Proposal_SummaryUr = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Proposal_VirtualAssets = table.Column<bool>(type: "bit", nullable: false),
                    TitleEn = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    TitleUr = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Safeguards_ComplaintsRoute = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Safeguards_ConsentText = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Safeguards_ExitPlan = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Safeguards_VirtualAssetsAuthorisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxApplications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SandboxApplications_Organisations_ApplicantId",
                        column: x => x.ApplicantId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SandboxApplications_Organisations_RegulatorId",
                        column: x => x.RegulatorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SandboxApplications_SandboxSchemes_SchemeId",
                        column: x => x.SchemeId,
                        principalTable: "SandboxSchemes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplianceSummaries",
                columns: table => new
                {
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Overall = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    FailMask = table.Column<long>(type: "bigint", nullable: false),
                    UndeterminedMask = table.Column<long>(type: "bigint", nullable: false),
                    PassMask = table.Column<long>(type: "bigint", nullable: false),
                    PolicyNumber = table.Column<int>(type: "int", nullable: false),
                    EvaluatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Results = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplianceSummaries", x => x.ServiceId);
                    table.ForeignKey(
                        name: "FK_ComplianceSummaries_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObligationId = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Args = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Severity = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    OpenedByRun = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClosedByRun = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AssignedTo = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RemediatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Findings_AuditRuns_OpenedByRun",
                        column: x => x.OpenedByRun,
                        principalTable: "AuditRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Flows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value_Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Value_DataCategories = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value_Evidence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value_LegalBasis = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value_ValidUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Flows_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Placements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<int>(type: "int", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value_AccreditedFor = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Value_AccreditedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Value_Country = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Value_IsSynthetic = table.Column<bool>(type: "bit", nullable: false),
                    Value_Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Value_Operator = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Value_OperatorJurisdiction = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Value_Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Value_Site = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Placements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Placements_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceSteps_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SandboxClockMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Clock = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Move = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxClockMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SandboxClockMarks_SandboxApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "SandboxApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SandboxEvaluations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scores = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Recommendation = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxEvaluations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SandboxEvaluations_SandboxApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "SandboxApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SandboxSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Snapshot = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SandboxSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SandboxSteps_SandboxApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "SandboxApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FindingSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    FindingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingSteps_Findings_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditNotes_RunId_At",
                table: "AuditNotes",
                columns: new[] { "RunId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRuns_Code",
                table: "AuditRuns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditRuns_PlanId_IsOpen",
                table: "AuditRuns",
                columns: new[] { "PlanId", "IsOpen" },
                unique: true,
                filter: "[IsOpen] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRuns_QueuedAt",
                table: "AuditRuns",
                column: "QueuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ComplianceSummaries_Overall",
                table: "ComplianceSummaries",
                column: "Overall");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ClosedByRun",
                table: "Findings",
                column: "ClosedByRun");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Code",
                table: "Findings",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_OpenedByRun",
                table: "Findings",
                column: "OpenedByRun");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_OrganisationId_State",
                table: "Findings",
                columns: new[] { "OrganisationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_ServiceId_ObligationId_IsOpen",
                table: "Findings",
                columns: new[] { "ServiceId", "ObligationId", "IsOpen" },
                unique: true,
                filter: "[IsOpen] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_State_OpenedAt",
                table: "Findings",
                columns: new[] { "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingSteps_FindingId",
                table: "FindingSteps",
                column: "FindingId");

            migrationBuilder.CreateIndex(
                name: "IX_Flows_ServiceId",
                table: "Flows",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Subject_At",
                table: "LedgerEntries",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerLeaves_EntryId",
                table: "LedgerLeaves",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerPending_EntryId",
                table: "LedgerPending",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PersonId_ReadAt_At",
                table: "Notifications",
                columns: new[] { "PersonId", "ReadAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Code",
                table: "Organisations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_Email",
                table: "People",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganisationId",
                table: "People",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_ServiceId",
                table: "Placements",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_Number",
                table: "PolicyVersions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SandboxApplications_ApplicantId",
                table: "SandboxApplications",
                column: "ApplicantId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxApplications_Code",
                table: "SandboxApplications",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SandboxApplications_RegulatorId",
                table: "SandboxApplications",
                column: "RegulatorId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxApplications_SchemeId",
                table: "SandboxApplications",
                column: "SchemeId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxApplications_State_SchemeId",
                table: "SandboxApplications",
                columns: new[] { "State", "SchemeId" });

            migrationBuilder.CreateIndex(
                name: "IX_SandboxClockMarks_ApplicationId",
                table: "SandboxClockMarks",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxEvaluations_ApplicationId",
                table: "SandboxEvaluations",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxSchemes_Code",
                table: "SandboxSchemes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SandboxSchemes_RegulatorId",
                table: "SandboxSchemes",
                column: "RegulatorId");

            migrationBuilder.CreateIndex(
                name: "IX_SandboxSteps_ApplicationId",
                table: "SandboxSteps",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Services_Code",
                table: "Services",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Services_OrganisationId",
                table: "Services",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Services_SavedAt_Id",
                table: "Services",
                columns: new[] { "SavedAt", "Id" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Services_Source",
                table: "Services",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_Services_State_OrganisationId",
                table: "Services",
                columns: new[] { "State", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceSteps_ServiceId",
                table: "ServiceSteps",
                column: "ServiceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditNotes");

            migrationBuilder.DropTable(
                name: "AuditProgress");

            migrationBuilder.DropTable(
                name: "AuditSerials");

            migrationBuilder.DropTable(
                name: "ComplianceSnapshots");

            migrationBuilder.DropTable(
                name: "ComplianceSummaries");

            migrationBuilder.DropTable(
                name: "FindingSteps");

            migrationBuilder.DropTable(
                name: "Flows");

            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "LedgerCheckpoints");

            migrationBuilder.DropTable(
                name: "LedgerLeaves");

            migrationBuilder.DropTable(
                name: "LedgerPending");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "Placements");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "SandboxClockMarks");

            migrationBuilder.DropTable(
                name: "SandboxEvaluations");

            migrationBuilder.DropTable(
                name: "SandboxSteps");

            migrationBuilder.DropTable(
                name: "ServiceSteps");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "SandboxApplications");

            migrationBuilder.DropTable(
                name: "AuditRuns");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropTable(
                name: "SandboxSchemes");

            migrationBuilder.DropTable(
                name: "AuditPlans");

            migrationBuilder.DropTable(
                name: "Organisations");
        }
    }
}
