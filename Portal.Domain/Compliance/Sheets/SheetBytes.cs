using System.Buffers.Binary;
using System.Text;
using static Portal.Domain.Compliance.Sheets.SheetLayout;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>What stands at a place of a sheet (<see cref="SheetLayout"/>).</summary>
internal static class SheetBytes
{
    public static int Short(this ReadOnlySpan<byte> sheet, int at) => BinaryPrimitives.ReadUInt16LittleEndian(sheet[at..]);

    public static int Int(this ReadOnlySpan<byte> sheet, int at) => BinaryPrimitives.ReadInt32LittleEndian(sheet[at..]);

    public static DateOnly? Day(this ReadOnlySpan<byte> sheet, int at) => sheet.Int(at) is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;

    /// <summary>A text by its place among the texts.</summary>
    public static string TextAt(this ReadOnlySpan<byte> sheet, int place)
    {
        if (place == 0) return "";
        var at = sheet.Int(Texts);
        while (true)
        {
            int length = sheet[at++];
            if (length == Long) (length, at) = (sheet.Int(at), at + sizeof(int));
            if (--place == 0) return Encoding.UTF8.GetString(sheet.Slice(at, length));
            at += length;
        }
    }

    /// <summary>A country's code as it was entered; null where it is not known.</summary>
    public static string? CountryAt(this ReadOnlySpan<byte> sheet, int code) => code switch
    {
        0 => null,
        >= FirstLetters => new CountryCode((ushort)code).ToString(),
        FirstLetters - 1 => "",
        _ => sheet.TextAt(code),
    };
}
