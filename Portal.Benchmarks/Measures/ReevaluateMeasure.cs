using System.Diagnostics;
using Portal.Benchmarks.Support;
using Portal.Domain.Audits;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// The whole register judged anew and written, as on the day on which a policy version takes effect: once when every service stands otherwise and findings are
/// opened, and once more when each stands as it did, which the audit says of all of them.
/// </summary>
internal sealed class ReevaluateMeasure : IMeasure
{
    private const double MostSeconds = 30;

    public string Name => "reevaluate";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PopulatedAsync(ct);
        await portal.ExecuteAsync("UPDATE compliance_summaries SET print = 0", ct);
        await portal.ExecuteAsync("VACUUM ANALYZE compliance_summaries", ct);
        var all = await TimeAsync(portal, ct);
        await portal.ExecuteAsync("VACUUM ANALYZE compliance_summaries", ct);
        var none = await TimeAsync(portal, ct);
        var rewritten = await RewriteAsync(portal, ct);
        return
        [
            new Figure(Name, "whole register judged anew, each service stands as it did", none, "s") { ComparedWith = "UPDATE of the same rows by themselves", Comparison = rewritten, Bar = new Bar(MostSeconds) },
            new Figure(Name, "the same, each service stands otherwise and findings are opened", all, "s") { ComparedWith = "UPDATE of the same rows by themselves", Comparison = rewritten },
        ];
    }

    private static async Task<double> TimeAsync(BenchPortal portal, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await AuditMeasure.AuditAsync(portal, AuditRunId.New(), ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // What the database takes for no more than the note that each of them was evaluated.
    private static async Task<double> RewriteAsync(BenchPortal portal, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await portal.ExecuteAsync("UPDATE compliance_summaries SET evaluated_at = now()", ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
