using System.IO.Compression;
using System.Text;
using System.Xml;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>The texts that a workbook's cells refer to by number. They lie in a file of their own, 8 bytes of each in memory, however long they are.</summary>
internal sealed class SharedStrings : IDisposable
{
    private const int Most = 5_000_000;

    private readonly FileStream _file;
    private readonly List<long> _ends = [];

    private SharedStrings() => _file = new FileStream(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);

    /// <summary>Reads them.</summary>
    /// <param name="part">The part that holds them; a workbook may have none.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<SharedStrings> ReadAsync(ZipArchiveEntry? part, CancellationToken ct)
    {
        var strings = new SharedStrings();
        try
        {
            if (part is not null) await strings.FillAsync(part, ct);
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <summary>A text; empty where there is no such number.</summary>
    /// <param name="number">Its number.</param>
    public string this[int number]
    {
        get
        {
            if (number < 0 || number >= _ends.Count) return "";
            var from = number == 0 ? 0 : _ends[number - 1];
            var bytes = new byte[_ends[number] - from];
            RandomAccess.Read(_file.SafeFileHandle, bytes, from);
            return Encoding.UTF8.GetString(bytes);
        }
    }

    public void Dispose() => _file.Dispose();

    private async Task FillAsync(ZipArchiveEntry part, CancellationToken ct)
    {
        using var xml = await XlsxBook.OpenAsync(part, ct);
        var text = new StringBuilder();
        var end = 0L;
        var (phonetic, wanted) = (false, false);
        while (await xml.ReadAsync())
        {
            if (xml.LocalName == "rPh") phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.LocalName == "t") wanted = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement && !phonetic;
            else if (wanted && xml.HasValue) text.Append(await xml.GetValueAsync());
            else if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement)) await KeepAsync();
            if (text.Length > ImportLimits.MaxRecordLength || _ends.Count > Most) throw new ImportFileException(ImportErrors.Inflated);
        }

        await _file.FlushAsync(ct);

        async Task KeepAsync()
        {
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            await _file.WriteAsync(bytes, ct);
            _ends.Add(end += bytes.Length);
            text.Clear();
        }
    }
}
