using Portal.Domain.Common;

namespace Portal.Application.Services.Import;

/// <summary>Why a file, a map or a line of a file does not come in.</summary>
public static class ImportErrors
{
    /// <summary>The file is empty.</summary>
    public static Error Empty { get; } = Of("Import.Empty");

    /// <summary>The file is no text.</summary>
    public static Error NotText { get; } = Of("Import.NotText");

    /// <summary>A quotation mark is opened and not closed, or stands where none may be.</summary>
    public static Error BrokenQuotes { get; } = Of("Import.BrokenQuotes");

    /// <summary>The owner has no code or no name.</summary>
    public static Error OwnerMissing { get; } = Of("Import.OwnerMissing");

    /// <summary>There is no such file, or it cannot be read.</summary>
    /// <param name="path">Where it should be.</param>
    public static Error FileMissing(string path) => Of("Import.FileMissing", path);

    /// <summary>The map cannot be understood.</summary>
    /// <param name="path">Where it is.</param>
    public static Error MapUnreadable(string path) => Of("Import.MapUnreadable", path);

    /// <summary>The file is larger than allowed.</summary>
    /// <param name="megabytes">The limit in megabytes.</param>
    public static Error FileTooLarge(long megabytes) => Of("Import.FileTooLarge", megabytes);

    /// <summary>The file is not in UTF-8.</summary>
    /// <param name="line">The first line that is not.</param>
    public static Error NotUtf8(int line) => Of("Import.NotUtf8", line);

    /// <summary>A line is longer than allowed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="limit">The limit in bytes.</param>
    public static Error LineTooLong(int line, int limit) => Of("Import.LineTooLong", line, limit);

    /// <summary>The file has more columns than allowed.</summary>
    /// <param name="limit">The limit.</param>
    public static Error TooManyColumns(int limit) => Of("Import.TooManyColumns", limit);

    /// <summary>The file lacks columns that the map reads.</summary>
    /// <param name="columns">Their names.</param>
    public static Error ColumnsMissing(IEnumerable<string> columns) => Of("Import.ColumnsMissing", string.Join(", ", columns));

    /// <summary>A column that the map reads is there twice.</summary>
    /// <param name="column">Its name.</param>
    public static Error ColumnTwice(string column) => Of("Import.ColumnTwice", column);

    /// <summary>The line has more or fewer cells than there are columns.</summary>
    /// <param name="cells">How many it has.</param>
    /// <param name="columns">How many there are.</param>
    public static Error CellCount(int cells, int columns) => Of("Import.CellCount", cells, columns);

    /// <summary>A record is longer than allowed; mostly a quotation mark that is not closed.</summary>
    /// <param name="limit">The limit in bytes.</param>
    public static Error RecordTooLong(int limit) => Of("Import.RecordTooLong", limit);

    /// <summary>Part of the key is empty.</summary>
    /// <param name="column">Its column.</param>
    public static Error KeyMissing(string column) => Of("Import.KeyMissing", column);

    /// <summary>Another line has the same key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="line">The other line.</param>
    public static Error KeyTwice(string key, int line) => Of("Import.KeyTwice", key, line);

    /// <summary>An answer that every record needs is not there.</summary>
    /// <param name="column">Its column.</param>
    public static Error AnswerMissing(string column) => Of("Import.AnswerMissing", column);

    /// <summary>An answer is longer than allowed.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="limit">The limit in characters.</param>
    public static Error AnswerTooLong(string column, int limit) => Of("Import.AnswerTooLong", column, limit);

    /// <summary>An answer is not of the kind asked for.</summary>
    /// <param name="column">Its column.</param>
    public static Error AnswerInvalid(string column) => Of("Import.AnswerInvalid", column);

    /// <summary>The owner's code is that of another organisation.</summary>
    /// <param name="code">The code.</param>
    public static Error OwnerTaken(string code) => Of("Import.OwnerTaken", code);

    private static Error Of(string code, params object[] args) => new(code, ErrorKind.Invalid, args);
}
