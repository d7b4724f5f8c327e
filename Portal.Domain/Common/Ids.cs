namespace Portal.Domain.Common;

/// <summary>A strongly typed identifier over a version 7 UUID, so that a service's id cannot be passed for a person's.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IEntityId<out TSelf>
{
    /// <summary>The raw identifier.</summary>
    Guid Value { get; }

    /// <summary>Wraps a raw identifier.</summary>
    /// <param name="value">The raw identifier.</param>
    static abstract TSelf From(Guid value);
}
