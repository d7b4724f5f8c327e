namespace Portal.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Measure">The measure it belongs to.</param>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(string Measure, string What, double Value, string Unit)
{
    /// <summary>What it is compared with, in the same unit and measured in the same run.</summary>
    public string? ComparedWith { get; init; }

    /// <summary>That figure.</summary>
    public double? Comparison { get; init; }

    /// <summary>The bar it is held to.</summary>
    public Bar? Bar { get; init; }

    /// <summary>How many times the comparison it is.</summary>
    public double? Ratio => Comparison is > 0 ? Value / Comparison : null;

    /// <summary>Whether the bar is met; null where there is none, or nothing to compare with.</summary>
    public bool? Met => Bar?.IsMet(Bar.OfRatio ? Ratio : Value);
}

/// <summary>What a figure, or its ratio, is held to.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="AtLeast">It is a least; otherwise a most.</param>
/// <param name="OfRatio">It is about the ratio.</param>
internal sealed record Bar(double Limit, bool AtLeast = false, bool OfRatio = false)
{
    public bool? IsMet(double? figure) => figure is null ? null : AtLeast ? figure >= Limit : figure <= Limit;

    public override string ToString() => (AtLeast ? "≥ " : "≤ ") + FigureTable.Short(Limit) + (OfRatio ? " ×" : "");
}
