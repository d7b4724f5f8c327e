using System.Runtime.InteropServices;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>A service's facts as they are kept, and the day on which they are looked at.</summary>
/// <param name="Row">What <see cref="FactSheet.Write"/> gave.</param>
/// <param name="Today">The day of the evaluation in Pakistan.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeptFacts(ReadOnlyMemory<byte> Row, DateOnly Today)
{
    /// <summary>The sheet.</summary>
    public FactSheet Sheet => new(Row.Span, Today);

    /// <summary>Facts that were not kept so far.</summary>
    /// <param name="facts">The facts.</param>
    public static KeptFacts Of(ServiceFacts facts) => new(FactSheet.Write(facts), facts.Today);
}
