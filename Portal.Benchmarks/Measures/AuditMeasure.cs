using System.Diagnostics;
using Npgsql;
using Portal.Application.Audits;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Audits;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// One audit of everything, from its start to its end with findings written, beside the least that the database needs: reading the same
/// columns out with COPY and taking the same findings in with COPY.
/// </summary>
internal sealed class AuditMeasure : IMeasure
{
    private const double MostOfCopy = 3;

    // What the audit reads of a service.
    private static readonly string[] Read =
    [
        "SELECT id, organisation_id, masterplan_reference, masterplan_review, security_contact, security_contact_confirmed, abroad_approval, abroad_approved, class, critical_review, is_critical, personal_data, retention_days, traffic_retention_days, automated_decisions, central_bank_approval, encrypted_at_rest, encrypted_in_transit, exit_plan, exit_plan_reviewed, financial_entity, human_review, impact_assessment, key_custody_country, material_workload, virtual_assets, virtual_assets_authorisation, flows_declared_none FROM services WHERE state IN ('Registered', 'Suspended')",
        "SELECT p.* FROM placements p JOIN services s ON s.id = p.service_id WHERE s.state IN ('Registered', 'Suspended')",
        "SELECT f.* FROM flows f JOIN services s ON s.id = f.service_id WHERE s.state IN ('Registered', 'Suspended')",
    ];

    public string Name => "audit";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        var run = AuditRunId.New();
        var began = Stopwatch.GetTimestamp();
        await AuditAsync(portal, run, ct);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var detail = await portal.DemandAsync(BenchPortal.People(Role.Auditor)[0], new GetAuditRunQuery(run), ct);
        await using var connection = await portal.OpenAsync(ct);
        var read = 0.0;
        foreach (var query in Read) read += (await OutAsync(connection, query, ct)).Seconds;
        var findings = await InAsync(connection, "findings", $"SELECT * FROM findings WHERE opened_by_run = '{run}'", ct);
        var summaries = await InAsync(connection, "compliance_summaries", "SELECT * FROM compliance_summaries", ct);
        var services = await portal.ScalarAsync<long>("SELECT count(*) FROM services WHERE state IN ('Registered', 'Suspended')", ct);
        return
        [
            new Figure(Name, "whole audit, findings written", seconds, "s") { ComparedWith = "COPY out, findings in", Comparison = read + findings, Bar = new Bar(MostOfCopy, OfRatio: true) },
            new Figure(Name, "the same", seconds, "s") { ComparedWith = "… and summaries in", Comparison = read + findings + summaries },
            new Figure(Name, "services audited", services, "in all"),
            new Figure(Name, "services audited", services / seconds, "/s"),
            new Figure(Name, "findings opened", detail.Run.Opened, "in all"),
        ];
    }

    /// <summary>Runs an audit of everything to its end.</summary>
    internal static async Task AuditAsync(BenchPortal portal, AuditRunId run, CancellationToken ct)
    {
        var auditor = BenchPortal.People(Role.Auditor)[0];
        var plan = AuditPlanId.New();
        await portal.DemandAsync(auditor, new CreateAuditPlanCommand(plan, "Everything", "سب کچھ", AuditScope.Everything, null), ct);
        await portal.DemandAsync(auditor, new StartAuditRunCommand(run, plan), ct);

        // What the scheduler's job does, in its order.
        var attempt = (await portal.SendAsync(AuditWorker.Actor, new BeginAuditRunCommand(run), ct)).Value;
        AuditRunState state;
        do state = (await portal.SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt), ct)).Value;
        while (AuditRunLifecycle.IsOpen(state));
        if (state != AuditRunState.Completed) throw new InvalidOperationException($"The audit ended as {state}.");
    }

    private static async Task<(double Seconds, byte[] Rows)> OutAsync(NpgsqlConnection connection, string query, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var rows = new MemoryStream();
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY ({query}) TO STDOUT (FORMAT BINARY)", ct)) await copy.CopyToAsync(rows, ct);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, rows.ToArray());
    }

    private static async Task<double> InAsync(NpgsqlConnection connection, string table, string query, CancellationToken ct)
    {
        var (_, rows) = await OutAsync(connection, query, ct);
        await using (var create = connection.CreateCommand())
        {
            // Both are constants of this class.
#pragma warning disable CA2100
            create.CommandText = $"CREATE TEMP TABLE copied_{table} (LIKE {table})";
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(ct);
        }

        var began = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY copied_{table} FROM STDIN (FORMAT BINARY)", ct)) await copy.WriteAsync(rows, ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
