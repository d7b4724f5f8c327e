using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Domain.Audits;

/// <summary>
/// How far a run is; what its worker writes with every block. It stands apart from <see cref="AuditRun"/> so that a person
/// who stops the run never collides with the worker. <see cref="Attempt"/> fences: it is a concurrency token, and a worker
/// that slept while another took over can write nothing more.
/// </summary>
public sealed class AuditProgress
{
    private Dictionary<string, int> _failures = [];

    private AuditProgress()
    {
    }

    /// <summary>The run.</summary>
    public AuditRunId RunId { get; private set; }

    /// <summary>How many times a worker has taken the run up.</summary>
    public int Attempt { get; private set; }

    /// <summary>Last service checked; the next block begins behind it.</summary>
    public ServiceId? Cursor { get; private set; }

    /// <summary>Blocks written.</summary>
    public int Blocks { get; private set; }

    /// <summary>Services in the scope when the run began.</summary>
    public int Total { get; private set; }

    /// <summary>Services checked.</summary>
    public int Done => Pass + Waived + Undetermined + Fail + NotApplicable;

    /// <summary>Services that met every obligation of the scope.</summary>
    public int Pass { get; private set; }

    /// <summary>Services whose only failures are waived.</summary>
    public int Waived { get; private set; }

    /// <summary>Services with a fact missing.</summary>
    public int Undetermined { get; private set; }

    /// <summary>Services that fail an obligation.</summary>
    public int Fail { get; private set; }

    /// <summary>Services that no obligation of the scope concerns.</summary>
    public int NotApplicable { get; private set; }

    /// <summary>Findings opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Findings closed because the obligation is met again.</summary>
    public int Closed { get; private set; }

    /// <summary>Services failing, by obligation.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>SHA-256 over every finding opened or closed so far, each block chained to the one before; in hexadecimal.</summary>
    public string FindingsHash { get; private set; } = "";

    /// <summary>When the worker last wrote, in UTC.</summary>
    public DateTimeOffset Heartbeat { get; private set; }

    /// <summary>Nothing done yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The moment.</param>
    public static AuditProgress For(AuditRunId run, DateTimeOffset now) => new() { RunId = run, Heartbeat = now };

    /// <summary>A worker takes the run up; whoever had it before can write no more.</summary>
    /// <param name="now">The moment.</param>
    public void TakeUp(DateTimeOffset now) => (Attempt, Heartbeat) = (Attempt + 1, now);

    /// <summary>Notes how large the scope is.</summary>
    /// <param name="total">Services in it.</param>
    public void Count(int total) => Total = total;

    /// <summary>Takes a block over.</summary>
    /// <param name="last">Last service of the block.</param>
    /// <param name="outcomes">Each service's worst outcome.</param>
    /// <param name="failures">Obligations failed in the block, one for each service and obligation.</param>
    /// <param name="opened">Findings opened.</param>
    /// <param name="closed">Findings closed.</param>
    /// <param name="now">The moment.</param>
    public void Advance(
        ServiceId last, IEnumerable<Outcome> outcomes, IEnumerable<string> failures, IReadOnlyCollection<Finding> opened, IReadOnlyCollection<Finding> closed, DateTimeOffset now)
    {
        foreach (var outcome in outcomes) Tally(outcome);
        var sums = new Dictionary<string, int>(_failures);
        foreach (var id in failures) sums[id] = sums.GetValueOrDefault(id) + 1;
        _failures = sums;
        FindingsHash = Chain(opened, closed);
        (Cursor, Heartbeat) = (last, now);
        Blocks++;
        Opened += opened.Count;
        Closed += closed.Count;

        // The register may have grown since the scope was counted.
        Total = Math.Max(Total, Done);
    }

    private void Tally(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Fail: Fail++; break;
            case Outcome.Undetermined: Undetermined++; break;
            case Outcome.Waived: Waived++; break;
            case Outcome.Pass: Pass++; break;
            default: NotApplicable++; break;
        }
    }

    private string Chain(IReadOnlyCollection<Finding> opened, IReadOnlyCollection<Finding> closed)
    {
        if (opened.Count + closed.Count == 0) return FindingsHash;
        var text = new StringBuilder(FindingsHash);
        foreach (var finding in opened) text.Append('\n').Append("opened ").Append(finding.Code).Append(' ').Append(finding.ServiceId).Append(' ').Append(finding.ObligationId);
        foreach (var finding in closed) text.Append('\n').Append("closed ").Append(finding.Code).Append(' ').Append(finding.ServiceId).Append(' ').Append(finding.ObligationId);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
