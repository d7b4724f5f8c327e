using Portal.Domain.Common;

namespace Portal.Domain.Services.Relations;

/// <summary>Identifies a data set across services. It follows from the name, so that what two services call alike is looked at together.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct DataSetId(Guid Value) : IEntityId<DataSetId>
{
    /// <inheritdoc />
    public static DataSetId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
