using System.Runtime.CompilerServices;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>Reads imported files out of the store, by what they are and not by what they are called.</summary>
/// <param name="store">Where files lie.</param>
internal sealed class ImportFiles(IDocumentStore store) : IImportFiles
{
    private const int HeadLength = 1024 * 1024;

    private static readonly string[] OfText = [".csv", ".txt", ".tsv"];

    public async Task<Result<ImportLook>> LookAsync(ImportRunId id, string fileName, ImportReadingChoice? asked, CancellationToken ct)
    {
        await using var content = await store.OpenAsync(DocumentId.From(id.Value), ct);
        if (content.Length == 0) return ImportErrors.Empty;
        var head = new byte[Math.Min(HeadLength, content.Length)];
        await content.ReadExactlyAsync(head, ct);
        content.Position = 0;
        try
        {
            var ending = Path.GetExtension(fileName).ToLowerInvariant();
            if (head.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ending == ".xlsx" ? await LookAtWorkbookAsync(content, asked, ct) : ImportErrors.NotOfItsKind;
            return OfText.Contains(ending) ? await LookAtTextAsync(content, head, asked, ct) : ImportErrors.NotOfItsKind;
        }
        catch (ImportFileException refused)
        {
            return refused.Refusal;
        }
    }

    public async IAsyncEnumerable<ImportedLine> ReadAsync(ImportRunId id, ImportReadingChoice reading, [EnumeratorCancellation] CancellationToken ct)
    {
        var content = await store.OpenAsync(DocumentId.From(id.Value), ct);
        if (content.Length == 0) throw new InvalidDataException(ImportErrors.FileGone.Code);
        await using var rows = await OpenAsync(content, reading, ct);
        if ((await rows.ReadHeaderAsync(ct)).Error is { } changed) throw new InvalidDataException(changed.Code);
        await foreach (var line in rows.ReadAsync(ct))
        {
            if (line.Row > ImportLimits.MaxRows)
            {
                yield return line with { Cells = [], Problem = ImportErrors.TooManyRows(ImportLimits.MaxRows) };
                yield break;
            }

            yield return line;
        }
    }

    private static async Task<Result<ImportLook>> LookAtTextAsync(Stream content, byte[] head, ImportReadingChoice? asked, CancellationToken ct)
    {
        if (TextDetection.EncodingOf(head) is not { } encoding) return ImportErrors.NotText;
        var text = TextDetection.Of(asked?.Encoding ?? encoding).GetString(head);
        if (LooksLikeMarkup(text)) return ImportErrors.NotOfItsKind;
        var reading = asked ?? new ImportReadingChoice(ImportFormat.Csv, encoding, TextDetection.DelimiterOf(text), "");
        return await LookAsync(new CsvRows(content, reading), reading, [], ct);
    }

    private static async Task<Result<ImportLook>> LookAtWorkbookAsync(Stream content, ImportReadingChoice? asked, CancellationToken ct)
    {
        await using var book = await XlsxBook.OpenAsync(content, ct);
        var sheet = book.Sheets.Contains(asked?.Sheet ?? "") ? asked!.Sheet : book.Sheets[0];
        var reading = new ImportReadingChoice(ImportFormat.Xlsx, ImportEncoding.Utf8, ImportDelimiter.Comma, sheet);
        return await LookAsync(await book.RowsAsync(sheet, ct), reading, book.Sheets, ct);
    }

    private static async Task<Result<ImportLook>> LookAsync(IImportRows rows, ImportReadingChoice reading, IReadOnlyList<string> sheets, CancellationToken ct)
    {
        await using (rows)
        {
            var header = await rows.ReadHeaderAsync(ct);
            if (header.Error is { } unusable) return unusable;
            var sample = new List<IReadOnlyList<string>>();
            await foreach (var line in rows.ReadAsync(ct))
            {
                if (line.Problem is null) sample.Add([.. line.Cells.Select(Cut)]);
                if (sample.Count == ImportLook.SampleRows || line.Row > ImportLook.SampleRows * 2) break;
            }

            return new ImportLook(reading, sheets, header.Value, sample);
        }
    }

    private static async Task<IImportRows> OpenAsync(Stream content, ImportReadingChoice reading, CancellationToken ct)
    {
        if (reading.Format == ImportFormat.Csv) return new CsvRows(content, reading);
        try
        {
            return await (await XlsxBook.OpenAsync(content, ct)).RowsAsync(reading.Sheet, ct);
        }
        catch (ImportFileException refused)
        {
            throw new InvalidDataException(refused.Refusal.Code, refused);
        }
    }

    private static bool LooksLikeMarkup(string text)
    {
        var start = text.AsSpan().TrimStart().TrimStart('\uFEFF');
        return start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("%PDF-", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal);
    }

    // A sample is shown and kept as JSON: half characters and noughts must not get into it.
    private static string Cut(string cell)
    {
        var cut = cell.Length <= ImportLook.ShownLength ? cell : cell[..ImportLook.ShownLength] + "…";
        return string.Concat(cut.Select(c => char.IsSurrogate(c) || (char.IsControl(c) && !char.IsWhiteSpace(c)) ? '\uFFFD' : c));
    }
}

/// <summary>A file is refused for what it is.</summary>
/// <param name="refusal">Why.</param>
internal sealed class ImportFileException(Error refusal) : IOException(refusal.Code)
{
    /// <summary>Why.</summary>
    public Error Refusal => refusal;
}
