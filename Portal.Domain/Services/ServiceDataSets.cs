namespace Portal.Domain.Services;

/// <summary>A body of data that a service keeps and others may reuse.</summary>
public sealed record DataSet : IContentRow
{
    /// <summary>The most data sets a service may have.</summary>
    public const int MaxCount = 100;

    /// <summary>The most characters of a name or steward.</summary>
    public const int NameMaxLength = 150;

    /// <inheritdoc />
    public Guid Key { get; init; }

    /// <summary>What it is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>Data class; null while not said.</summary>
    public DataClass? Class { get; init; }

    /// <summary>Tier of personal data; null while not said.</summary>
    public PersonalDataTier? PersonalData { get; init; }

    /// <summary>The office that answers for it.</summary>
    public string Steward { get; init; } = "";

    /// <summary>Days for which it is kept.</summary>
    public int? RetentionDays { get; init; }
}

/// <summary>The data sets of a service.</summary>
/// <param name="Items">One row per data set.</param>
public sealed record ServiceDataSets(IReadOnlyList<DataSet> Items) : IServiceSection;
