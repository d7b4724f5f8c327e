using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>What the check of one block of services found; touches no database.</summary>
internal sealed class AuditBlock
{
    // Fewer are judged before another processor has been asked.
    private const int Many = 1000;

    private readonly List<ComplianceSummary> _summaries = [];
    private readonly List<ServiceId> _confirmed = [];
    private readonly Dictionary<ServiceId, DateTimeOffset> _read = [];
    private readonly List<Outcome> _outcomes = [];
    private readonly List<string> _failures = [];
    private readonly List<(AuditedService Service, Obligation Obligation, Verdict Verdict)> _toOpen = [];
    private readonly List<(ServiceId Service, FindingId Finding)> _toClose = [];

    private AuditBlock()
    {
    }

    /// <summary>Summaries over all obligations of the policy, of services that stand otherwise than before, in the order of their ids.</summary>
    public IReadOnlyCollection<ComplianceSummary> Summaries => _summaries;

    /// <summary>Services that stand exactly as before.</summary>
    public IReadOnlyCollection<ServiceId> Confirmed => _confirmed;

    /// <summary>When those that stand otherwise, or for which a finding is to be opened, had been evaluated when they were read.</summary>
    public IReadOnlyDictionary<ServiceId, DateTimeOffset> Read => _read;

    /// <summary>Every service's worst outcome in the scope.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>Obligations failed, one for each service and obligation.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Failures for which no finding is open.</summary>
    public IReadOnlyList<(AuditedService Service, Obligation Obligation, Verdict Verdict)> ToOpen => _toOpen;

    /// <summary>Open findings whose obligation is met or no longer concerns the service.</summary>
    public IReadOnlyList<FindingId> ToClose => _toClose.ConvertAll(f => f.Finding);

    /// <summary>Judges services, on all processors where they are many.</summary>
    /// <param name="services">The services, in the order of their ids.</param>
    /// <param name="evaluator">The policy version.</param>
    /// <param name="scope">What the audit looks at.</param>
    /// <param name="now">The moment.</param>
    public static AuditBlock Check(IReadOnlyList<AuditedService> services, ComplianceEvaluator evaluator, AuditScope scope, DateTimeOffset now)
    {
        var mask = scope.ObligationMask;
        var parts = new AuditBlock[services.Count < Many ? 1 : Environment.ProcessorCount];
        Parallel.For(0, parts.Length, part =>
        {
            var block = parts[part] = new AuditBlock();
            var (from, to) = (services.Count * part / parts.Length, services.Count * (part + 1) / parts.Length);
            for (var i = from; i < to; i++) block.Add(services[i], evaluator, mask, now);
        });
        foreach (var next in parts.AsSpan(1)) parts[0].Append(next);
        return parts[0];
    }

    /// <summary>Leaves services alone that were evaluated meanwhile: by newer facts than these.</summary>
    /// <param name="moved">The services.</param>
    public void Leave(IReadOnlySet<ServiceId> moved)
    {
        if (moved.Count == 0) return;
        _summaries.RemoveAll(s => moved.Contains(s.ServiceId));
        _toOpen.RemoveAll(f => moved.Contains(f.Service.Id));
        _toClose.RemoveAll(f => moved.Contains(f.Service));
    }

    private void Add(AuditedService service, ComplianceEvaluator evaluator, long mask, DateTimeOffset now)
    {
        var results = evaluator.Evaluate(service.Facts.Sheet);
        var summary = ComplianceSummary.For(service.Id);
        summary.Take(results, evaluator.PolicyNumber, evaluator.ChangesOn(service.Facts.Sheet), now);
        Sort(service, summary);

        var worst = Outcome.NotApplicable;
        for (var i = 0; i < results.Length; i++)
        {
            var obligation = evaluator.Obligations[i];
            if ((obligation.Mask & mask) == 0) continue;
            if (results[i].Outcome < worst) worst = results[i].Outcome;
            Judge(service, obligation, results[i]);
        }

        _outcomes.Add(worst);
    }

    private void Append(AuditBlock next)
    {
        _summaries.AddRange(next._summaries);
        _confirmed.AddRange(next._confirmed);
        foreach (var (service, at) in next._read) _read[service] = at;
        _outcomes.AddRange(next._outcomes);
        _failures.AddRange(next._failures);
        _toOpen.AddRange(next._toOpen);
        _toClose.AddRange(next._toClose);
    }

    private void Sort(AuditedService service, ComplianceSummary summary)
    {
        if (service.Before?.IsLike(summary) == true)
        {
            _confirmed.Add(service.Id);
            return;
        }

        _summaries.Add(summary);
        if (service.Before is { } before) _read[service.Id] = before.EvaluatedAt;
    }

    // Undetermined opens nothing and closes nothing: not knowing is no proof of either. A waiver mends nothing: its finding waits for the day on which it ends.
    private void Judge(AuditedService service, Obligation obligation, ObligationResult result)
    {
        var open = OpenFor(service, obligation.Id);
        if (result.Outcome == Outcome.Fail)
        {
            _failures.Add(obligation.Id);
            if (open is null) Open(service, obligation, result.Verdict);
        }
        else if (result.Outcome is Outcome.Pass or Outcome.NotApplicable && open is { } known)
        {
            _toClose.Add((service.Id, known));
        }
    }

    // Whoever hands the service over meanwhile evaluates it: one that stands as before is held too, so that its finding goes to the right organisation.
    private void Open(AuditedService service, Obligation obligation, Verdict verdict)
    {
        _toOpen.Add((service, obligation, verdict));
        if (service.Before is { } before) _read[service.Id] = before.EvaluatedAt;
    }

    private static FindingId? OpenFor(AuditedService service, string obligation)
    {
        foreach (var finding in service.Open)
        {
            if (finding.ObligationId == obligation) return finding.Id;
        }

        return null;
    }
}
