using System.Data.Common;

namespace Portal.Infrastructure.Compliance;

/// <summary>Puts sheets side by side in the memory, in the order in which they are read and will be judged.</summary>
internal sealed class SheetShelf
{
    // Larger pieces of memory are given out, and taken back, in a way that costs more.
    private const int Board = 64 * 1024;

    private byte[] _board = [];
    private int _used;

    /// <summary>Takes a sheet over from a row; empty where there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public ReadOnlyMemory<byte> Take(DbDataReader row, int column)
    {
        if (row.IsDBNull(column)) return default;
        var length = (int)row.GetBytes(column, 0, null, 0, 0);
        if (length > _board.Length - _used) (_board, _used) = (new byte[Math.Max(Board, length)], 0);
        row.GetBytes(column, 0, _board, _used, length);
        _used += length;
        return _board.AsMemory(_used - length, length);
    }
}
