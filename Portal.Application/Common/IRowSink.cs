namespace Portal.Application.Common;

/// <summary>Takes the rows of an export as they are read.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public interface IRowSink<in TRow>
{
    /// <summary>Takes them.</summary>
    /// <param name="rows">The rows; read once, while the database is open.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(IAsyncEnumerable<TRow> rows, CancellationToken ct);
}
