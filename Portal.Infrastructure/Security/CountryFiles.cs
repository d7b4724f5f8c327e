using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.Application.Security;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Security;

/// <summary>
/// Countries of addresses from the files that the regional internet registries publish ("delegated-extended": one range on a
/// line, <c>registry|country|ipv4|start|count|date|status</c>, or <c>ipv6</c> with a prefix length for the count). The operator
/// supplies the files; nothing is asked over the network.
/// </summary>
public sealed class CountryFiles : ICountryOfAddress
{
    private const long LargestFile = 256L * 1024 * 1024;

    private readonly Range[] _v4;
    private readonly Range[] _v6;

    private CountryFiles(IEnumerable<Range> v4, IEnumerable<Range> v6) => (_v4, _v6) = (Disjoint(v4), Disjoint(v6));

    /// <summary>No files: every country is unknown.</summary>
    public static CountryFiles None { get; } = new([], []);

    /// <summary>How many ranges are known.</summary>
    public int Count => _v4.Length + _v6.Length;

    /// <summary>Reads files.</summary>
    /// <param name="paths">The files, in any order.</param>
    /// <exception cref="PortalSetupException">A file is missing, too large, or not of this format.</exception>
    public static CountryFiles Read(IEnumerable<string> paths)
    {
        var (v4, v6) = (new List<Range>(), new List<Range>());
        foreach (var path in paths)
        {
            var before = v4.Count + v6.Count;
            try
            {
                if (new FileInfo(path).Length > LargestFile) throw Refused(path, "is larger than 256 MB");
                foreach (var line in File.ReadLines(path)) Take(line, v4, v6);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw Refused(path, "cannot be read", failure);
            }

            if (v4.Count + v6.Count == before) throw Refused(path, "holds no range in the registries' delegated-extended format");
        }

        return new CountryFiles(v4, v6);
    }

    /// <inheritdoc />
    public string? Find(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var (ranges, wanted) = (address.AddressFamily == AddressFamily.InterNetwork ? _v4 : _v6, Number(address));
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (ranges[middle].Last < wanted) low = middle + 1;
            else if (ranges[middle].First > wanted) high = middle - 1;
            else return ranges[middle].Country;
        }

        return null;
    }

    private static void Take(string line, List<Range> v4, List<Range> v6)
    {
        var parts = line.Split('|');
        if (parts.Length < 7 || parts[6] is not ("allocated" or "assigned")) return;
        if (parts[1] is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] || parts[1] == "ZZ" || !IPAddress.TryParse(parts[3], out var start)) return;
        if (!uint.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size == 0) return;
        var first = Number(start);
        var country = string.Intern(parts[1]);
        switch (parts[2], start.AddressFamily)
        {
            case ("ipv4", AddressFamily.InterNetwork) when first + size - 1 <= uint.MaxValue:
                v4.Add(new Range(first, first + size - 1, country));
                break;
            case ("ipv6", AddressFamily.InterNetworkV6) when size <= 128:
                var hosts = UInt128.MaxValue >> (int)size;
                v6.Add(new Range(first & ~hosts, first | hosts, country));
                break;
        }
    }

    // Where two files claim the same addresses, the range that begins first keeps them.
    private static Range[] Disjoint(IEnumerable<Range> ranges)
    {
        var kept = new List<Range>();
        foreach (var range in ranges.OrderBy(r => r.First).ThenByDescending(r => r.Last))
        {
            if (kept.Count == 0 || range.First > kept[^1].Last) kept.Add(range);
            else if (range.Last > kept[^1].Last) kept.Add(range with { First = kept[^1].Last + 1 });
        }

        return [.. kept];
    }

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static PortalSetupException Refused(string path, string why, Exception? cause = null) =>
        new($"Access:CountryFiles names {path}, which {why}: name delegated-extended files of the regional internet registries, or none.", PortalSetupException.Misconfigured, cause);

    private readonly record struct Range(UInt128 First, UInt128 Last, string Country);
}
