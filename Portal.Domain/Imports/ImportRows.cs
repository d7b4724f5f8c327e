using Portal.Domain.Services;

namespace Portal.Domain.Imports;

/// <summary>A service that an import added or changed: what is needed to take it out again, and to see whether anything was built on it.</summary>
public sealed class ImportedRow
{
    /// <summary>Its key; that of the step in the service's history too.</summary>
    public Guid Id { get; init; }

    /// <summary>The import.</summary>
    public ImportRunId RunId { get; init; }

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; init; }

    /// <summary>Number of the row in the file.</summary>
    public int Row { get; init; }

    /// <summary>Whether it was added or changed.</summary>
    public ImportOutcome Outcome { get; init; }

    /// <summary>The service's version before; null for one that was added.</summary>
    public Guid? VersionBefore { get; init; }

    /// <summary>The service's version afterwards; another one means that something happened to it since.</summary>
    public Guid VersionAfter { get; private set; }

    /// <summary>What a changed service said before; null for one that was added.</summary>
    public ServiceContent? Before { get; init; }

    /// <summary>When a changed service was last saved before, in UTC.</summary>
    public DateTimeOffset? SavedBefore { get; init; }

    /// <summary>A service as an import leaves it.</summary>
    /// <param name="run">The import.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="service">The service afterwards.</param>
    /// <param name="before">What it was before; null where it was not.</param>
    public static ImportedRow Of(ImportRunId run, int row, Service service, ServiceBefore? before) => new()
    {
        Id = service.Steps[^1].Id,
        RunId = run,
        ServiceId = service.Id,
        Row = row,
        Outcome = before is null ? ImportOutcome.Added : ImportOutcome.Changed,
        VersionBefore = before?.Version,
        VersionAfter = service.Version,
        Before = before?.Content,
        SavedBefore = before?.SavedAt,
    };

    /// <summary>A later import was taken back: the service is again as this one left it.</summary>
    /// <param name="version">The service's version now.</param>
    public void StandsAgain(Guid version) => VersionAfter = version;
}

/// <summary>What a service was before an import changed it.</summary>
/// <param name="Content">What it said.</param>
/// <param name="SavedAt">When it was last saved, in UTC.</param>
/// <param name="Version">Its version.</param>
public sealed record ServiceBefore(ServiceContent Content, DateTimeOffset SavedAt, Guid Version);

/// <summary>What is wrong with a cell, or with a whole row.</summary>
public sealed class ImportProblem
{
    /// <summary>The most characters of a column's name that are kept.</summary>
    public const int ColumnMaxLength = 200;

    /// <summary>The import.</summary>
    public ImportRunId RunId { get; init; }

    /// <summary>Its place among the import's problems, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Number of the row, from 1 for the first under the header.</summary>
    public int Row { get; init; }

    /// <summary>The line of the text on which the row begins; the row of the sheet in a workbook.</summary>
    public int Line { get; init; }

    /// <summary>The column; empty where it is about the whole row.</summary>
    public string Column { get; init; } = "";

    /// <summary>Code of the problem, and key of its sentence.</summary>
    public string Code { get; init; } = "";

    /// <summary>Values of the sentence's placeholders.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>What the cell says, cut.</summary>
    public string Shown { get; init; } = "";
}
