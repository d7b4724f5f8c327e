using Portal.Application.Common;

namespace Portal.Infrastructure.Reports;

/// <summary>A file of rows that is written while they are read: memory does not grow with their number.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="begin">Called before the first byte.</param>
public abstract class TableFile<TRow>(Action begin) : IRowSink<TRow>
{
    /// <summary>Rows written so far.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc />
    public Task WriteAsync(IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        begin();
        return WriteFileAsync(Counted(rows), ct);
    }

    /// <summary>Writes the whole file.</summary>
    protected abstract Task WriteFileAsync(IAsyncEnumerable<TRow> rows, CancellationToken ct);

    private async IAsyncEnumerable<TRow> Counted(IAsyncEnumerable<TRow> rows)
    {
        await foreach (var row in rows)
        {
            Rows++;
            yield return row;
        }
    }
}
