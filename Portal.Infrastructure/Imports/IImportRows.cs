using System.Globalization;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>A file that is read from its header to its end, once.</summary>
internal interface IImportRows : IAsyncDisposable
{
    /// <summary>Names of the columns, or why there are none.</summary>
    Task<Result<IReadOnlyList<string>>> ReadHeaderAsync(CancellationToken ct);

    /// <summary>The lines under the header.</summary>
    IAsyncEnumerable<ImportedLine> ReadAsync(CancellationToken ct);
}

/// <summary>Names of columns as people can see them.</summary>
internal static class ColumnNames
{
    private const int MaxLength = 200;

    /// <summary>The names without what is invisible; a column without one is called by its number.</summary>
    public static Result<IReadOnlyList<string>> Of(IReadOnlyList<string> header)
    {
        if (header.Count > ImportLimits.MaxColumns) return ImportErrors.TooManyColumns(ImportLimits.MaxColumns);
        if (header.All(string.IsNullOrWhiteSpace)) return ImportErrors.Empty;
        return Result.Of<IReadOnlyList<string>>([.. header.Select(Clean)]);
    }

    private static string Clean(string name, int place)
    {
        var seen = string.Concat(name.Select(c => char.IsWhiteSpace(c) ? ' ' : c).Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        var clean = seen.Trim();
        if (clean.Length == 0) return string.Create(CultureInfo.InvariantCulture, $"#{place + 1}");
        return clean.Length <= MaxLength ? clean : clean[..MaxLength];
    }
}
