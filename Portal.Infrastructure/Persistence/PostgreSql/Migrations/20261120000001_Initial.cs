using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    cron = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: true),
                    is_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_serials",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(12)", unicode: false, maxLength: 12, nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_serials", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "compliance_snapshots",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    pass = table.Column<int>(type: "integer", nullable: false),
                    waived = table.Column<int>(type: "integer", nullable: false),
                    undetermined = table.Column<int>(type: "integer", nullable: false),
                    fail = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_compliance_snapshots", x => new { x.day, x.region });
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_provisional = table.Column<bool>(type: "boolean", nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "ledger_checkpoints",
                columns: table => new
                {
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    frontier = table.Column<byte[]>(type: "bytea", maxLength: 2048, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_checkpoints", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    actor = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    organisation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<string>(type: "character varying(65535)", maxLength: 65535, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", unicode: false, maxLength: 12, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    last_service_serial = table.Column<int>(type: "integer", nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policy_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    parameters = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    obligation_ids = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    policy_number = table.Column<int>(type: "integer", nullable: true),
                    failure = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_audit_runs_audit_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "audit_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_leaves",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_leaves", x => x.index);
                    table.ForeignKey(
                        name: "fk_ledger_leaves_ledger_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_pending",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_pending", x => x.position);
                    table.ForeignKey(
                        name: "fk_ledger_pending_ledger_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "ledger_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    ledger_salt = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    roles = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_schemes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", unicode: false, maxLength: 12, nullable: false),
                    regulator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    criteria = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    serial_year = table.Column<int>(type: "integer", nullable: false),
                    last_serial = table.Column<int>(type: "integer", nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sandbox_schemes", x => x.id);
                    table.ForeignKey(
                        name: "fk_sandbox_schemes_organisations_regulator_id",
                        column: x => x.regulator_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false),
                    registered_version = table.Column<int>(type: "integer", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    flows_declared_none = table.Column<bool>(type: "boolean", nullable: false),
                    filed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    audience = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    masterplan_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    masterplan_review = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    summary_ur = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    yearly_volume = table.Column<long>(type: "bigint", nullable: true),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    security_contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    security_contact_confirmed = table.Column<DateOnly>(type: "date", nullable: true),
                    technical_contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    critical_review = table.Column<DateOnly>(type: "date", nullable: true),
                    is_critical = table.Column<bool>(type: "boolean", nullable: true),
                    personal_data = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    retention_days = table.Column<int>(type: "integer", nullable: true),
                    traffic_retention_days = table.Column<int>(type: "integer", nullable: true),
                    automated_decisions = table.Column<bool>(type: "boolean", nullable: true),
                    encrypted_at_rest = table.Column<bool>(type: "boolean", nullable: true),
                    encrypted_in_transit = table.Column<bool>(type: "boolean", nullable: true),
                    exit_plan = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    exit_plan_reviewed = table.Column<DateOnly>(type: "date", nullable: true),
                    human_review = table.Column<bool>(type: "boolean", nullable: true),
                    impact_assessment = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key_custody_country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    virtual_assets = table.Column<bool>(type: "boolean", nullable: true),
                    virtual_assets_authorisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first = table.Column<int>(type: "integer", nullable: false),
                    second = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_audit_notes_audit_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "audit_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_progress",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    cursor = table.Column<Guid>(type: "uuid", nullable: true),
                    blocks = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    pass = table.Column<int>(type: "integer", nullable: false),
                    waived = table.Column<int>(type: "integer", nullable: false),
                    undetermined = table.Column<int>(type: "integer", nullable: false),
                    fail = table.Column<int>(type: "integer", nullable: false),
                    not_applicable = table.Column<int>(type: "integer", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    closed = table.Column<int>(type: "integer", nullable: false),
                    findings_hash = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    heartbeat = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    failures = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_progress", x => x.run_id);
                    table.ForeignKey(
                        name: "fk_audit_progress_audit_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "audit_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_notifications_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    regulator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    applicant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    metrics = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    filed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    case_officer = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    test_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extension_days = table.Column<int>(type: "integer", nullable: false),
                    is_extended = table.Column<bool>(type: "boolean", nullable: false),
                    exit_kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    max_transactions = table.Column<long>(type: "bigint", nullable: true),
                    max_users = table.Column<long>(type: "bigint", nullable: true),
                    max_value_millions = table.Column<long>(type: "bigint", nullable: true),
                    test_days = table.Column<int>(type: "integer", nullable: true),
                    data_class = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    legal_relief = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    services = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    summary_ur = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    virtual_assets = table.Column<bool>(type: "boolean", nullable: false),
                    title_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    title_ur = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    complaints_route = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    consent_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    exit_plan = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    virtual_assets_authorisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sandbox_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_sandbox_applications_organisations_applicant_id",
                        column: x => x.applicant_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sandbox_applications_organisations_regulator_id",
                        column: x => x.regulator_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sandbox_applications_sandbox_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "sandbox_schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "compliance_summaries",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    overall = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    fail_mask = table.Column<long>(type: "bigint", nullable: false),
                    undetermined_mask = table.Column<long>(type: "bigint", nullable: false),
                    pass_mask = table.Column<long>(type: "bigint", nullable: false),
                    policy_number = table.Column<int>(type: "integer", nullable: false),
                    evaluated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    results = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_compliance_summaries", x => x.service_id);
                    table.ForeignKey(
                        name: "fk_compliance_summaries_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_id = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", unicode: false, maxLength: 60, nullable: false),
                    args = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    severity = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_by_run = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_by_run = table.Column<Guid>(type: "uuid", nullable: true),
                    assigned_to = table.Column<Guid>(type: "uuid", nullable: true),
                    remediated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_findings_audit_runs_opened_by_run",
                        column: x => x.opened_by_run,
                        principalTable: "audit_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_findings_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_findings_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: false),
                    data_categories = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    evidence = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flows", x => x.id);
                    table.ForeignKey(
                        name: "fk_flows_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "placements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accredited_for = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    accredited_until = table.Column<DateOnly>(type: "date", nullable: true),
                    country = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: true),
                    @operator = table.Column<string>(name: "operator", type: "character varying(150)", maxLength: 150, nullable: false),
                    operator_jurisdiction = table.Column<string>(type: "character varying(2)", unicode: false, maxLength: 2, nullable: true),
                    role = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    site = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placements", x => x.id);
                    table.ForeignKey(
                        name: "fk_placements_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_steps_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_clock_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clock = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    move = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sandbox_clock_marks", x => x.id);
                    table.ForeignKey(
                        name: "fk_sandbox_clock_marks_sandbox_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "sandbox_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_evaluations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    scores = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    recommendation = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sandbox_evaluations", x => x.id);
                    table.ForeignKey(
                        name: "fk_sandbox_evaluations_sandbox_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "sandbox_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sandbox_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    snapshot = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sandbox_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_sandbox_steps_sandbox_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "sandbox_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_steps_findings_finding_id",
                        column: x => x.finding_id,
                        principalTable: "findings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_notes_run_id_at",
                table: "audit_notes",
                columns: new[] { "run_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_runs_code",
                table: "audit_runs",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_runs_plan_id_is_open",
                table: "audit_runs",
                columns: new[] { "plan_id", "is_open" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_runs_queued_at",
                table: "audit_runs",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_compliance_summaries_overall",
                table: "compliance_summaries",
                column: "overall");

            migrationBuilder.CreateIndex(
                name: "ix_finding_steps_finding_id",
                table: "finding_steps",
                column: "finding_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_closed_by_run",
                table: "findings",
                column: "closed_by_run");

            migrationBuilder.CreateIndex(
                name: "ix_findings_code",
                table: "findings",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_findings_opened_by_run",
                table: "findings",
                column: "opened_by_run");

            migrationBuilder.CreateIndex(
                name: "ix_findings_organisation_id_state",
                table: "findings",
                columns: new[] { "organisation_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_service_id_obligation_id_is_open",
                table: "findings",
                columns: new[] { "service_id", "obligation_id", "is_open" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_findings_state_opened_at",
                table: "findings",
                columns: new[] { "state", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_flows_service_id",
                table: "flows",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_subject_at",
                table: "ledger_entries",
                columns: new[] { "subject", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_leaves_entry_id",
                table: "ledger_leaves",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_pending_entry_id",
                table: "ledger_pending",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_person_id_read_at_at",
                table: "notifications",
                columns: new[] { "person_id", "read_at", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_code",
                table: "organisations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_email",
                table: "people",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_organisation_id",
                table: "people",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_placements_service_id",
                table: "placements",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_versions_number",
                table: "policy_versions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_applications_applicant_id",
                table: "sandbox_applications",
                column: "applicant_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_applications_code",
                table: "sandbox_applications",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_applications_regulator_id",
                table: "sandbox_applications",
                column: "regulator_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_applications_scheme_id",
                table: "sandbox_applications",
                column: "scheme_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_applications_state_scheme_id",
                table: "sandbox_applications",
                columns: new[] { "state", "scheme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_clock_marks_application_id",
                table: "sandbox_clock_marks",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_evaluations_application_id",
                table: "sandbox_evaluations",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_schemes_code",
                table: "sandbox_schemes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_schemes_regulator_id",
                table: "sandbox_schemes",
                column: "regulator_id");

            migrationBuilder.CreateIndex(
                name: "ix_sandbox_steps_application_id",
                table: "sandbox_steps",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_steps_service_id",
                table: "service_steps",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_code",
                table: "services",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_organisation_id",
                table: "services",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_saved_at_id",
                table: "services",
                columns: new[] { "saved_at", "id" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "ix_services_source",
                table: "services",
                column: "source");

            migrationBuilder.CreateIndex(
                name: "ix_services_state_organisation_id",
                table: "services",
                columns: new[] { "state", "organisation_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_notes");

            migrationBuilder.DropTable(
                name: "audit_progress");

            migrationBuilder.DropTable(
                name: "audit_serials");

            migrationBuilder.DropTable(
                name: "compliance_snapshots");

            migrationBuilder.DropTable(
                name: "compliance_summaries");

            migrationBuilder.DropTable(
                name: "finding_steps");

            migrationBuilder.DropTable(
                name: "flows");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "ledger_checkpoints");

            migrationBuilder.DropTable(
                name: "ledger_leaves");

            migrationBuilder.DropTable(
                name: "ledger_pending");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "placements");

            migrationBuilder.DropTable(
                name: "policy_versions");

            migrationBuilder.DropTable(
                name: "sandbox_clock_marks");

            migrationBuilder.DropTable(
                name: "sandbox_evaluations");

            migrationBuilder.DropTable(
                name: "sandbox_steps");

            migrationBuilder.DropTable(
                name: "service_steps");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "sandbox_applications");

            migrationBuilder.DropTable(
                name: "audit_runs");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "sandbox_schemes");

            migrationBuilder.DropTable(
                name: "audit_plans");

            migrationBuilder.DropTable(
                name: "organisations");
        }
    }
}
