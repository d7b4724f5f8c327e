using System.Globalization;
using System.Text;
using QRCoder;

namespace Portal.Web.Features.Letters;

/// <summary>A QR code as the path of an SVG picture, a unit for each module.</summary>
internal static class QrDrawing
{
    /// <summary>The code of a text; a quarter of it may be unreadable, as on a letter that was folded.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The path, and how many modules the picture is wide and high.</returns>
    public static (string Path, int Size) Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                var from = x;
                while (x < row.Length && row[x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h{from - x}z");
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
