using System.Runtime.CompilerServices;

namespace Portal.Domain.Compliance.Sheets;

/// <content>Verdicts with the facts that they rest on. Where verdicts are only counted nobody reads the facts, and none are kept.</content>
public readonly ref partial struct FactSheet
{
    /// <summary>The obligation is met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="fact">The fact that decided.</param>
    /// <param name="second">Another.</param>
    public Verdict Pass(string reason, Fact fact, Fact second = default) => Find(Outcome.Pass, reason, fact, second, default, default);

    /// <summary>The obligation is not met.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="fact">The fact that decided.</param>
    /// <param name="second">Another.</param>
    /// <param name="third">A third.</param>
    /// <param name="fourth">A fourth.</param>
    public Verdict Fail(string reason, Fact fact, Fact second = default, Fact third = default, Fact fourth = default) => Find(Outcome.Fail, reason, fact, second, third, fourth);

    /// <summary>A fact is missing.</summary>
    /// <param name="reason">Name of the reason.</param>
    /// <param name="fact">What is known.</param>
    /// <param name="second">Another.</param>
    /// <param name="third">A third.</param>
    /// <param name="fourth">A fourth.</param>
    public Verdict Undetermined(string reason, Fact fact, Fact second = default, Fact third = default, Fact fourth = default) =>
        Find(Outcome.Undetermined, reason, fact, second, third, fourth);

    // Inlined, so that the facts of what is counted are not even handed over.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Verdict Find(Outcome outcome, string reason, Fact fact, Fact second, Fact third, Fact fourth) =>
        _isCounted ? new Verdict(outcome, reason) : Told(outcome, reason, fact, second, third, fourth);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Verdict Told(Outcome outcome, string reason, Fact fact, Fact second, Fact third, Fact fourth)
    {
        ReadOnlySpan<Fact> given = [fact, second, third, fourth];
        var count = given.Length;
        while (!given[count - 1].IsGiven) count--;
        var kept = new Fact[count];
        for (var i = 0; i < count; i++) kept[i] = given[i].From(_row);
        return new Verdict(outcome, reason, kept);
    }
}
