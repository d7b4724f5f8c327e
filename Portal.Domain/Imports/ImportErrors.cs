using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Domain.Imports;

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

    /// <summary>The cell is no whole number.</summary>
    public static Error NotANumber { get; } = Of("Import.NotANumber");

    /// <summary>The cell is neither a yes nor a no.</summary>
    public static Error NotYesOrNo { get; } = Of("Import.NotYesOrNo");

    /// <summary>The cell is no day.</summary>
    public static Error NotADay { get; } = Of("Import.NotADay");

    /// <summary>The cell is none of the answers there are.</summary>
    public static Error NotOfTheList { get; } = Of("Import.NotOfTheList");

    /// <summary>The cell is no country.</summary>
    public static Error NotACountry { get; } = Of("Import.NotACountry");

    /// <summary>The key is too long, or no text.</summary>
    /// <param name="limit">The limit in characters, the register's name counted.</param>
    public static Error KeyTooLong(int limit) => Of("Import.KeyTooLong", limit);

    /// <summary>The owner's code is that of another organisation.</summary>
    /// <param name="code">The code.</param>
    public static Error OwnerTaken(string code) => Of("Import.OwnerTaken", code);

    /// <summary>The code names no organisation of this portal.</summary>
    /// <param name="code">The code.</param>
    public static Error OwnerUnknown(string code) => Of("Import.OwnerUnknown", code);

    /// <summary>The service is no longer where an import may change it: its organisation changes it, or it was decommissioned.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error ServiceFixed(ServiceState state) => Of("Import.ServiceFixed", state);

    /// <summary>The service of that key belongs to another organisation.</summary>
    public static Error KeyOfAnother { get; } = Of("Import.KeyOfAnother");

    /// <summary>The file has more rows than allowed.</summary>
    /// <param name="limit">The limit.</param>
    public static Error TooManyRows(int limit) => Of("Import.TooManyRows", limit);

    /// <summary>The file is not of the kind that its name says, or of none that is read.</summary>
    public static Error NotOfItsKind { get; } = Of("Import.NotOfItsKind");

    /// <summary>The workbook brings a program along.</summary>
    public static Error Macros { get; } = Of("Import.Macros");

    /// <summary>The workbook is incomplete or cannot be read.</summary>
    public static Error Damaged { get; } = Of("Import.Damaged");

    /// <summary>Unpacked the workbook is far larger than a workbook is.</summary>
    public static Error Inflated { get; } = Of("Import.Inflated");

    /// <summary>A cell cannot be read in the chosen encoding.</summary>
    public static Error NotInEncoding { get; } = Of("Import.NotInEncoding");

    /// <summary>The map makes no sense: nothing to tell records apart by, no name, or a column chosen for nothing.</summary>
    public static Error MapIncomplete { get; } = Of("Import.MapIncomplete");

    /// <summary>The check found no row that can come in.</summary>
    public static Error NothingToImport { get; } = new("Import.NothingToImport", ErrorKind.Conflict);

    /// <summary>The file is no longer kept.</summary>
    public static Error FileGone { get; } = new("Import.FileGone", ErrorKind.Conflict);

    /// <summary>A later attempt took the import over.</summary>
    public static Error Superseded { get; } = new("Import.Superseded", ErrorKind.Conflict);

    /// <summary>The import does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(ImportState state) => new("Import.CannotMove", ErrorKind.Conflict, state);

    /// <summary>Those that an upload can meet; a page names them by their codes.</summary>
    public static IReadOnlyList<Error> OfUploads { get; } =
        [Empty, FileTooLarge(ImportLimits.MaxBytes / (1024 * 1024)), NotOfItsKind, Macros, Damaged, Inflated, NotText, BrokenQuotes, TooManyColumns(ImportLimits.MaxColumns), RecordTooLong(ImportLimits.MaxRecordLength), Error.Forbidden];

    private static Error Of(string code, params object[] args) => new(code, ErrorKind.Invalid, args);
}
