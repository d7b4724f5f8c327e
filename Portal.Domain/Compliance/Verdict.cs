using System.Text.Json.Serialization;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// What one obligation's check found, and why. Obligations give verdicts without facts as they are here, and those with facts by way of the sheet
/// (<see cref="FactSheet.Fail"/>), which keeps no facts that nobody reads.
/// </summary>
public readonly record struct Verdict
{
    /// <summary>The most facts that a verdict rests on.</summary>
    public const int MostFacts = 4;

    // The reason by itself, or with its facts: with the outcome that is two words, which are handed on in registers. A million services have two dozen each.
    private readonly object? _said;

    /// <summary>A verdict as it was written.</summary>
    /// <param name="outcome">Fail, Undetermined, Pass or NotApplicable.</param>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="args">Facts used, as <see cref="Fact"/> writes them.</param>
    [JsonConstructor]
    public Verdict(Outcome outcome, string reason, string[]? args = null)
        : this(outcome, reason, [.. (args ?? []).Select(Fact.Read)])
    {
    }

    internal Verdict(Outcome outcome, string reason, Fact[] facts) => (Outcome, _said) = (outcome, facts.Length == 0 ? reason : new Grounds(reason, facts));

    internal Verdict(Outcome outcome, string reason) => (Outcome, _said) = (outcome, reason);

    /// <summary>Fail, Undetermined, Pass or NotApplicable; a waiver is noted beside it (<see cref="ObligationResult.Waiver"/>).</summary>
    public Outcome Outcome { get; }

    /// <summary>Name of the reason; with the obligation's id the key of a sentence in both languages.</summary>
    public string Reason => _said as string ?? (_said as Grounds)?.Reason ?? "";

    /// <summary>Facts used, as <see cref="Fact"/> writes them.</summary>
    public string[] Args => Array.ConvertAll(Facts, fact => fact.ToString());

    /// <summary>The role of the placement that decided, where the verdict names one.</summary>
    [JsonIgnore]
    public PlacementRole? Role => Facts is [var first, ..] && first.ToString() is var said && said.StartsWith(RolePrefix, StringComparison.Ordinal)
        ? Enum.Parse<PlacementRole>(said[RolePrefix.Length..])
        : null;

    private static string RolePrefix { get; } = $"e:{nameof(PlacementRole)}.";

    private Fact[] Facts => (_said as Grounds)?.Facts ?? [];

    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict Pass(string reason = "Met") => new(Outcome.Pass, reason);

    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Pass(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Pass, reason, facts.ToArray());

    /// <summary>The obligation is not met.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict Fail(string reason) => new(Outcome.Fail, reason);

    /// <summary>The obligation is not met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Fail(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Fail, reason, facts.ToArray());

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict Undetermined(string reason = "NotKnown") => new(Outcome.Undetermined, reason);

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Undetermined(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Undetermined, reason, facts.ToArray());

    /// <summary>The obligation does not concern the service.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict NotApplicable(string reason = "NotConcerned") => new(Outcome.NotApplicable, reason);

    /// <summary>Whether another verdict says the same by the same facts.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Verdict other) => Outcome == other.Outcome && Reason == other.Reason && Facts.AsSpan().SequenceEqual(other.Facts);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Outcome, Reason, Facts.Length);

    /// <summary>Adds the verdict to a number that stands for what an evaluation found.</summary>
    /// <param name="print">The number so far.</param>
    internal ulong Print(ulong print)
    {
        var facts = Facts;
        print = VerdictPrint.Mix(VerdictPrint.Mix(print, ((ulong)Outcome << 32) | (uint)facts.Length), Reason);
        foreach (var fact in facts) print = fact.Print(print);
        return print;
    }

    private sealed record Grounds(string Reason, Fact[] Facts);
}
