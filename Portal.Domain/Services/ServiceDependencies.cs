namespace Portal.Domain.Services;

/// <summary>What a service uses of another.</summary>
public enum DependencyKind
{
    /// <summary>Its interface.</summary>
    Interface,

    /// <summary>One of its data sets.</summary>
    DataSet,

    /// <summary>Its identification of people.</summary>
    Identity,

    /// <summary>The ground it runs on.</summary>
    Platform,
}

/// <summary>Something a service needs to work.</summary>
public sealed record ServiceDependency : IContentRow
{
    /// <summary>The most dependencies a service may have.</summary>
    public const int MaxCount = 200;

    /// <summary>The most characters of a name.</summary>
    public const int NameMaxLength = 150;

    /// <inheritdoc />
    public Guid Key { get; init; }

    /// <summary>What is used.</summary>
    public DependencyKind Kind { get; init; }

    /// <summary>Code of the service in this register; empty for something outside it.</summary>
    public string ServiceCode { get; init; } = "";

    /// <summary>What is used: the interface, the data set, or the name of something outside the register.</summary>
    public string Name { get; init; } = "";

    /// <summary>Without it the service stops; otherwise it goes on with less.</summary>
    public bool IsVital { get; init; }
}

/// <summary>What a service needs.</summary>
/// <param name="Items">One row per thing used.</param>
public sealed record ServiceDependencies(IReadOnlyList<ServiceDependency> Items) : IServiceSection;
