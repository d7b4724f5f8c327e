using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Domain.Audits;

/// <summary>
/// One round of the worker that keeps findings in line with the register: what it opened and moved, as counts and as a hash. It has one entry in the ledger,
/// however many findings it touched.
/// </summary>
public sealed class FindingRound : AggregateRoot
{
    /// <summary>The most characters of a code.</summary>
    public const int CodeMaxLength = 24;

    private FindingRound()
    {
    }

    /// <summary>Its identifier.</summary>
    public FindingRoundId Id { get; private set; }

    /// <summary>Its code, <c>FR-2026-031</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>When, in UTC; the moment of every step that it noted.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Findings opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Findings of which something was noted.</summary>
    public int Moved { get; private set; }

    /// <summary>SHA-256 over every finding opened or moved, a line each in the order of their codes; in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>A round that opened or moved something.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="opened">Findings that it opened.</param>
    /// <param name="moved">Findings of which it noted something, and what.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public static FindingRound Of(
        string code, IReadOnlyCollection<Finding> opened, IReadOnlyCollection<(Finding Finding, IReadOnlyList<FindingAction> Actions)> moved, Actor worker, DateTimeOffset now)
    {
        var round = new FindingRound { Id = FindingRoundId.New(), Code = code, At = now, Opened = opened.Count, Moved = moved.Count, Hash = HashOf(opened, moved) };
        var toMend = opened.Concat(moved.Where(m => m.Actions.Contains(FindingAction.SeeFailing)).Select(m => m.Finding)).CountBy(f => f.OrganisationId).ToDictionary();
        round.Raise(new FindingsKept(round.Id, code, toMend, new { round.Opened, round.Moved, round.Hash }, round.Version, worker, now));
        return round;
    }

    private static string HashOf(IReadOnlyCollection<Finding> opened, IReadOnlyCollection<(Finding Finding, IReadOnlyList<FindingAction> Actions)> moved)
    {
        var lines = opened.Select(f => (f.Code, Line: $"opened {f.Code} {f.ServiceId} {f.ObligationId}"))
            .Concat(moved.Select(m => (m.Finding.Code, Line: $"{string.Join(',', m.Actions)} {m.Finding.Code} {m.Finding.ServiceId} {m.Finding.ObligationId}")));
        var text = string.Join('\n', lines.OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => l.Line));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
