using Portal.Application.Services;

namespace Portal.Infrastructure.Reports;

/// <summary>A file of services that is written while they are read: memory does not grow with their number.</summary>
/// <param name="begin">Called before the first byte; answers the file's name.</param>
public abstract class ServiceFile(Func<string> begin) : IServiceSink
{
    /// <summary>The file's name; empty before the first byte.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether anything was written.</summary>
    public bool HasBegun => Name.Length > 0;

    /// <summary>Services written so far.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc />
    public Task WriteAsync(IAsyncEnumerable<ServiceRow> rows, CancellationToken ct)
    {
        Name = begin();
        return WriteFileAsync(Counted(rows), ct);
    }

    /// <summary>Writes the whole file.</summary>
    protected abstract Task WriteFileAsync(IAsyncEnumerable<ServiceRow> rows, CancellationToken ct);

    private async IAsyncEnumerable<ServiceRow> Counted(IAsyncEnumerable<ServiceRow> rows)
    {
        await foreach (var row in rows)
        {
            Rows++;
            yield return row;
        }
    }
}
