using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Application.Imports;

/// <summary>The keys of the rows so far, 8 bytes of each: a million rows take some 25 MB, whatever their keys are like.</summary>
internal sealed class SeenKeys
{
    private readonly Dictionary<ulong, int> _lines = [];

    /// <summary>The line of an earlier row with the same key; null where this is the first.</summary>
    /// <param name="row">The row.</param>
    public int? Before(ReadRow row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(row.Source), hash);
        var key = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        if (_lines.TryAdd(key, row.Line)) return null;
        return _lines[key];
    }
}
