namespace Portal.Domain.Imports;

/// <summary>How a file is read; found by looking at its beginning, and changed by whoever knows better.</summary>
/// <param name="Format">What kind of file it is.</param>
/// <param name="Encoding">How bytes become letters; of no meaning for a workbook.</param>
/// <param name="Delimiter">What separates cells; of no meaning for a workbook.</param>
/// <param name="Sheet">Name of the sheet; empty for text.</param>
public sealed record ImportReadingChoice(ImportFormat Format, ImportEncoding Encoding, ImportDelimiter Delimiter, string Sheet);

/// <summary>What the beginning of a file shows.</summary>
/// <param name="Reading">How it is read.</param>
/// <param name="Sheets">Names of a workbook's sheets.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Sample">The first rows, their cells cut.</param>
public sealed record ImportLook(ImportReadingChoice Reading, IReadOnlyList<string> Sheets, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Sample)
{
    /// <summary>Rows of a sample.</summary>
    public const int SampleRows = 8;

    /// <summary>Characters of a cell that are kept in a sample or shown beside a problem.</summary>
    public const int ShownLength = 120;
}

/// <summary>The limits of a file.</summary>
public static class ImportLimits
{
    /// <summary>The most bytes: 300 MB.</summary>
    public const long MaxBytes = 300L * 1024 * 1024;

    /// <summary>The most rows.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 1000;

    /// <summary>The most characters of a record.</summary>
    public const int MaxRecordLength = 1024 * 1024;

    /// <summary>Problems that are kept to be shown; the others are only counted.</summary>
    public const int KeptProblems = 10_000;

    /// <summary>For how long a file is kept after its import ended.</summary>
    public static TimeSpan FileKeptFor { get; } = TimeSpan.FromDays(30);
}
