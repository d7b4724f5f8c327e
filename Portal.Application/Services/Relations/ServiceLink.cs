using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Something a service needs, by the code that its filing gives: whether a service has that code is looked up when it is read.</summary>
public sealed record ServiceLink
{
    /// <summary>The service that needs it.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>Its place in the filing, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What is used.</summary>
    public required DependencyKind Kind { get; init; }

    /// <summary>Code of the service that is needed, in capital letters; empty for something outside the register.</summary>
    public required string ToCode { get; init; }

    /// <summary>The interface, the data set, or the name of something outside the register.</summary>
    public required string Name { get; init; }

    /// <summary>The data set that is used; null where it is something else.</summary>
    public required DataSetId? DataSetId { get; init; }

    /// <summary>Without it the service stops.</summary>
    public required bool IsVital { get; init; }
}
