using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What one obligation's check found, and why.</summary>
public readonly record struct Verdict
{
    /// <summary>The most facts that a verdict rests on.</summary>
    public const int MostFacts = 4;

    private readonly FactRow _facts;
    private readonly int _count;

    /// <summary>A verdict as it was written.</summary>
    /// <param name="outcome">Fail, Undetermined, Pass or NotApplicable.</param>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="args">Facts used, as <see cref="Fact"/> writes them.</param>
    [JsonConstructor]
    public Verdict(Outcome outcome, string reason, string[]? args = null)
        : this(outcome, reason, [.. (args ?? []).Select(Fact.Read)])
    {
    }

    private Verdict(Outcome outcome, string reason) => (Outcome, Reason) = (outcome, reason);

    private Verdict(Outcome outcome, string reason, ReadOnlySpan<Fact> facts)
    {
        (Outcome, Reason, _count) = (outcome, reason, facts.Length);
        // One by one: they are one or two, and copied as a block they would be copied as if they lay on the heap.
        for (var i = 0; i < facts.Length; i++) _facts[i] = facts[i];
    }

    /// <summary>Fail, Undetermined, Pass or NotApplicable; a waiver is noted beside it (<see cref="ObligationResult.Waiver"/>).</summary>
    public Outcome Outcome { get; }

    /// <summary>Name of the reason; with the obligation's id the key of a sentence in both languages.</summary>
    public string Reason { get; }

    /// <summary>Facts used, as <see cref="Fact"/> writes them.</summary>
    public string[] Args
    {
        get
        {
            if (_count == 0) return [];
            var written = new string[_count];
            for (var i = 0; i < written.Length; i++) written[i] = _facts[i].ToString();
            return written;
        }
    }

    /// <summary>The role of the placement that decided, where the verdict names one.</summary>
    [JsonIgnore]
    public PlacementRole? Role => _count > 0 && _facts[0].ToString() is var first && first.StartsWith(RolePrefix, StringComparison.Ordinal)
        ? Enum.Parse<PlacementRole>(first[RolePrefix.Length..])
        : null;

    private static string RolePrefix { get; } = $"e:{nameof(PlacementRole)}.";

    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict Pass(string reason = "Met") => new(Outcome.Pass, reason);

    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Pass(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Pass, reason, facts);

    /// <summary>The obligation is not met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Fail(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Fail, reason, facts);

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict Undetermined(string reason = "NotKnown") => new(Outcome.Undetermined, reason);

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="facts">Facts used.</param>
    public static Verdict Undetermined(string reason, params ReadOnlySpan<Fact> facts) => new(Outcome.Undetermined, reason, facts);

    /// <summary>The obligation does not concern the service.</summary>
    /// <param name="reason">Name of the reason.</param>
    public static Verdict NotApplicable(string reason = "NotConcerned") => new(Outcome.NotApplicable, reason);

    /// <summary>Whether another verdict says the same by the same facts.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Verdict other) =>
        Outcome == other.Outcome && Reason == other.Reason && ((ReadOnlySpan<Fact>)_facts)[.._count].SequenceEqual(((ReadOnlySpan<Fact>)other._facts)[..other._count]);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Outcome, Reason, _count);

    // Beside each other within the verdict: a million services times all obligations would be as many arrays.
    [InlineArray(MostFacts)]
    private struct FactRow
    {
        private Fact _first;
    }
}
