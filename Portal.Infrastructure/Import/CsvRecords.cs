using System.Runtime.CompilerServices;
using CsvHelper;
using Portal.Application.Services.Import;
using Portal.Domain.Common;

namespace Portal.Infrastructure.Import;

/// <summary>Reads records one after the other; whatever is wrong with a line is said of that line.</summary>
internal sealed class CsvRecords : IDisposable
{
    public const int MaxColumns = 1000;

    public const int MaxRecordBytes = 1024 * 1024;

    private readonly ImportMap _map;
    private readonly CsvReader _reader;
    private readonly HashSet<long> _broken = [];
    private readonly Dictionary<string, int> _lineOfKey = [];
    private string[] _columns = [];

    public CsvRecords(string path, ImportMap map)
    {
        _map = map;
        _reader = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Separator = ',',
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = NoteBroken,
        });
    }

    /// <summary>The line of the record that was read last, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Reads the first line.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>Why nothing can be read, or null.</returns>
    public async Task<Error?> ReadHeaderAsync(CancellationToken ct)
    {
        try
        {
            await _reader.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException)
        {
            return ImportErrors.RecordTooLong(MaxRecordBytes);
        }

        _columns = [.. _reader.Headers.Select(c => c.Trim())];
        if (_columns.Length > MaxColumns) return ImportErrors.TooManyColumns(MaxColumns);
        var missing = _map.Columns.Except(_columns).ToList();
        if (missing.Count > 0) return ImportErrors.ColumnsMissing(missing);
        var twice = _columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1 && _map.Columns.Contains(g.Key));
        return twice is null ? null : ImportErrors.ColumnTwice(twice.Key);
    }

    /// <summary>Reads the records; a line that holds none comes as a rejection. A quotation mark that is never closed may end the reading.</summary>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<Result<ImportRecord>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var (more, tooLong) = await NextAsync(ct);
            if (tooLong) yield return ImportErrors.RecordTooLong(MaxRecordBytes);
            if (!more) yield break;
            yield return Read();
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<(bool More, bool TooLong)> NextAsync(CancellationToken ct)
    {
        try
        {
            var more = await _reader.ReadAsync(ct);
            if (more) Line = (int)_reader.LineNumber;
            return (more, false);
        }
        catch (CsvFormatException tooLong)
        {
            Line = (int)Math.Max(tooLong.LineNumber, Line + 1);
            return (false, true);
        }
    }

    // Records are found malformed when a block is scanned, before they are read.
    private void NoteBroken(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.FieldCountMismatch) _broken.Add(record.LineNumber);
    }

    private Result<ImportRecord> Read()
    {
        if (_broken.Remove(Line)) return ImportErrors.BrokenQuotes;
        if (_reader.FieldCount != _columns.Length) return ImportErrors.CellCount(_reader.FieldCount, _columns.Length);
        var cells = new Dictionary<string, string>(_columns.Length);
        for (var i = 0; i < _columns.Length; i++) cells.TryAdd(_columns[i], _reader.GetString(i));
        var read = _map.Read(Line, cells);
        if (read.Error is not null) return read;
        return _lineOfKey.TryAdd(read.Value.Source, Line) ? read : ImportErrors.KeyTwice(read.Value.Source, _lineOfKey[read.Value.Source]);
    }
}
