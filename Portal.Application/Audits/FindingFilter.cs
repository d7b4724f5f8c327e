using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>Which findings of a list are wanted; what is left open is not narrowed.</summary>
public sealed record FindingFilter
{
    /// <summary>Words of the finding's or service's code, or of the service's name.</summary>
    public string? Text { get; init; }

    /// <summary>Where they stand; null for every state.</summary>
    public FindingState? State { get; init; }

    /// <summary>Only those that are not closed.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Only those past their day.</summary>
    public bool OverdueOnly { get; init; }

    /// <summary>Only those that the register brought up by itself, not an audit.</summary>
    public bool ByEvaluationOnly { get; init; }

    /// <summary>Only those of which the register says that they are met and an auditor has yet to confirm it.</summary>
    public bool MetOnly { get; init; }

    /// <summary>Only those for which a waiver holds.</summary>
    public bool WaivedOnly { get; init; }

    /// <summary>How grave.</summary>
    public Severity? Severity { get; init; }

    /// <summary>How long open.</summary>
    public FindingAge? Age { get; init; }

    /// <summary>Code of the organisation that has to fix them.</summary>
    public string? Organisation { get; init; }

    /// <summary>The region of the service.</summary>
    public Region? Region { get; init; }

    /// <summary>The obligation.</summary>
    public string? Obligation { get; init; }

    /// <summary>Only findings of this service.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Only findings opened by this run.</summary>
    public AuditRunId? OpenedBy { get; init; }

    /// <summary>Only findings closed by this run.</summary>
    public AuditRunId? ClosedBy { get; init; }

    internal IQueryable<Finding> Apply(IQueryable<Finding> findings, IPortalDb db, TimeProvider clock)
    {
        if (State is { } state) findings = findings.Where(f => f.State == state);
        if (OpenOnly) findings = findings.Where(f => f.IsOpen == true);
        if (ByEvaluationOnly) findings = findings.Where(f => f.OpenedByRun == null);
        if (MetOnly) findings = findings.Where(f => f.IsOpen == true && f.MetSince != null);
        if (WaivedOnly) findings = findings.Where(f => f.IsOpen == true && f.WaivedUntil != null);
        if (Severity is { } severity) findings = findings.Where(f => f.Severity == severity);
        if (Organisation is { Length: > 0 } organisation) findings = findings.Where(f => db.Organisations.Any(o => o.Id == f.OrganisationId && o.Code == organisation));
        if (Obligation is { Length: > 0 } obligation) findings = findings.Where(f => f.ObligationId == obligation);
        if (Service is { } service) findings = findings.Where(f => f.ServiceId == service);
        if (OpenedBy is { } opener) findings = findings.Where(f => f.OpenedByRun == opener);
        if (ClosedBy is { } closer) findings = findings.Where(f => f.ClosedByRun == closer);
        if (Region is { } region) findings = findings.Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Region == region));
        var today = clock.TodayInPakistan();
        if (OverdueOnly) findings = findings.Where(Finding.OverdueOn(today));
        if (Age is { } age) findings = Aged(findings, age, clock.GetUtcNow());
        return Text?.Trim() is { Length: > 0 } text ? Named(findings, db, text.ToLowerInvariant()) : findings;
    }

    private static IQueryable<Finding> Aged(IQueryable<Finding> findings, FindingAge age, DateTimeOffset now)
    {
        var (from, until) = age switch
        {
            FindingAge.UpTo7 => (0, 7),
            FindingAge.UpTo30 => (8, 30),
            FindingAge.UpTo90 => (31, 90),
            _ => (91, (int?)null),
        };
        var newest = now.AddDays(-from);
        if (from > 0) findings = findings.Where(f => f.OpenedAt <= newest);
        if (until is not { } days) return findings;
        var oldest = now.AddDays(-days - 1);
        return findings.Where(f => f.OpenedAt > oldest);
    }

    // Becomes SQL's lower(); the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
    private static IQueryable<Finding> Named(IQueryable<Finding> findings, IPortalDb db, string lower) =>
        findings.Where(f => f.Code.ToLower().Contains(lower) || db.Services.Any(s => s.Id == f.ServiceId
            && (s.Code.ToLower().Contains(lower) || s.About.Name.En.ToLower().Contains(lower) || s.About.Name.Ur.Contains(lower))));
#pragma warning restore CA1304, CA1311, CA1862
}
