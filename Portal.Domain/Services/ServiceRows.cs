using Portal.Domain.Access;

namespace Portal.Domain.Services;

/// <summary>A placement as it is kept: with a key and its place in the list.</summary>
public sealed class PlacementRow
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>What was entered.</summary>
    public Placement Value { get; init; } = new();
}

/// <summary>A flow as it is kept: with a key and its place in the list.</summary>
public sealed class FlowRow
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>What was entered.</summary>
    public CrossBorderFlow Value { get; init; } = new();
}

/// <summary>One step of a filing's history.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where the filing stood afterwards.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceStep(Guid Id, ServiceAction Action, ServiceState State, PersonId By, string Reason, DateTimeOffset At);
