using System.Runtime.CompilerServices;
using CsvHelper;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>Reads a text file record by record; whatever is wrong with a record is said of that record.</summary>
internal sealed class CsvRows : IImportRows
{
    private readonly CsvReader _reader;
    private readonly HashSet<long> _broken = [];
    private int _columns;
    private int _row;
    private int _line = 1;

    public CsvRows(Stream content, ImportReadingChoice reading) => _reader = CsvReader.Create(
        content,
        new CsvReaderOptions
        {
            Separator = TextDetection.Of(reading.Delimiter),
            Encoding = TextDetection.Of(reading.Encoding),
            MaxRecordSize = ImportLimits.MaxRecordLength,
            TrackLineNumbers = true,
            OnMalformedRecord = NoteBroken,
        },
        leaveOpen: false);

    public async Task<Result<IReadOnlyList<string>>> ReadHeaderAsync(CancellationToken ct)
    {
        try
        {
            await _reader.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException)
        {
            return ImportErrors.RecordTooLong(ImportLimits.MaxRecordLength);
        }

        _columns = _reader.Headers.Count;
        return ColumnNames.Of([.. _reader.Headers]);
    }

    public async IAsyncEnumerable<ImportedLine> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var (more, tooLong) = await NextAsync(ct);
            if (tooLong) yield return new ImportedLine(++_row, _line, [], ImportErrors.RecordTooLong(ImportLimits.MaxRecordLength));
            if (!more) yield break;
            yield return Read();
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<(bool More, bool TooLong)> NextAsync(CancellationToken ct)
    {
        try
        {
            var more = await _reader.ReadAsync(ct);
            if (more) _line = (int)_reader.LineNumber;
            return (more, false);
        }
        catch (CsvFormatException tooLong)
        {
            _line = (int)Math.Max(tooLong.LineNumber, _line + 1);
            return (false, true);
        }
    }

    // Records are found malformed when a part of the file is scanned, before they are read.
    private void NoteBroken(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.FieldCountMismatch) _broken.Add(record.LineNumber);
    }

    private ImportedLine Read()
    {
        var cells = new string[_reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = _reader.GetString(i);
        var problem = _broken.Remove(_line) ? ImportErrors.BrokenQuotes : cells.Length != _columns ? ImportErrors.CellCount(cells.Length, _columns) : null;
        return new ImportedLine(++_row, _line, cells, problem);
    }
}
