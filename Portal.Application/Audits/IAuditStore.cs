using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>
/// The bulk paths of an audit: whole blocks are read and written at once, in the transaction that the pipeline commits.
/// </summary>
public interface IAuditStore
{
    /// <summary>How many registered services a scope has.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="ct">Cancels.</param>
    Task<int> CountAsync(AuditScope scope, CancellationToken ct);

    /// <summary>The next services of a scope in the order of their ids, with all that a check needs.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="after">The last service of the block before; null for the first block.</param>
    /// <param name="take">The most services wanted.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<AuditedService>> ReadAsync(AuditScope scope, ServiceId? after, int take, DateOnly today, CancellationToken ct);

    /// <summary>Some services in the order of their ids, with all that a check needs but their findings.</summary>
    /// <param name="services">The services.</param>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<AuditedService>> ReadAsync(IReadOnlyCollection<ServiceId> services, DateOnly today, CancellationToken ct);

    /// <summary>Takes numbers out of a series; whoever else wants some waits until this transaction ends.</summary>
    /// <param name="series">The series, see <see cref="AuditSerial"/>.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The first of them.</returns>
    Task<int> TakeNumbersAsync(string series, int count, CancellationToken ct);

    /// <summary>Has others wait who evaluate one of some services, until the transaction ends, and says which of them were evaluated since they were read.</summary>
    /// <param name="read">The services, each with when it had been evaluated when it was read.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlySet<ServiceId>> HoldAsync(IReadOnlyDictionary<ServiceId, DateTimeOffset> read, CancellationToken ct);

    /// <summary>Notes of services that they were evaluated and stand exactly as they stood; one that was evaluated meanwhile is left alone.</summary>
    /// <param name="services">The services.</param>
    /// <param name="policyNumber">Number of the policy version applied.</param>
    /// <param name="now">The moment at which they were read.</param>
    /// <param name="ct">Cancels.</param>
    Task ConfirmAsync(IReadOnlyCollection<ServiceId> services, int policyNumber, DateTimeOffset now, CancellationToken ct);

    /// <summary>Writes new and changed summaries and new findings.</summary>
    /// <param name="summaries">The summaries.</param>
    /// <param name="opened">The findings.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, IReadOnlyCollection<Finding> opened, CancellationToken ct);

    /// <summary>Writes new findings and whatever else was changed, and takes the marks away that were not renewed since they were read.</summary>
    /// <param name="marks">The marks as they were read.</param>
    /// <param name="opened">The findings.</param>
    /// <param name="ct">Cancels.</param>
    Task SettleAsync(IReadOnlyCollection<FindingCheck> marks, IReadOnlyCollection<Finding> opened, CancellationToken ct);
}

/// <summary>A service as an audit sees it.</summary>
/// <param name="Id">The service.</param>
/// <param name="OrganisationId">The organisation that owns it.</param>
/// <param name="Facts">What the obligations look at.</param>
/// <param name="Open">Its open findings.</param>
public sealed record AuditedService(ServiceId Id, OrganisationId OrganisationId, KeptFacts Facts, IReadOnlyList<OpenFinding> Open)
{
    /// <summary>How it stood when it was read; null before the first evaluation.</summary>
    public KnownStanding? Before { get; init; }
}

/// <summary>What an evaluation is compared with, so that only what differs is written.</summary>
/// <param name="Print">Stands for every verdict (<see cref="ComplianceSummary.Print"/>).</param>
/// <param name="ChangesOn">The day on which the clock alone may change it.</param>
/// <param name="ChangesBy">What ceases to hold on that day, or begins to.</param>
/// <param name="EvaluatedAt">When it was evaluated, in UTC.</param>
public sealed record KnownStanding(long Print, DateOnly? ChangesOn, DueKind? ChangesBy, DateTimeOffset EvaluatedAt)
{
    /// <summary>Whether an evaluation finds the same.</summary>
    /// <param name="summary">The evaluation.</param>
    public bool IsLike(ComplianceSummary summary) => Print != 0 && (Print, ChangesOn, ChangesBy) == (summary.Print, summary.ChangesOn, summary.ChangesBy);
}

/// <summary>A finding that is open.</summary>
/// <param name="Id">The finding.</param>
/// <param name="ObligationId">The obligation.</param>
public readonly record struct OpenFinding(FindingId Id, string ObligationId);
