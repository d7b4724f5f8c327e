using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Web.Features.Letters;
using QRCoder;
using Xunit;

namespace Portal.Tests.Web.Letters;

public sealed partial class QrDrawingTests
{
    [Theory]
    [InlineData("https://portal.example/register/PITB-0042")]
    [InlineData("http://localhost:5080/services/0190a1b2-0000-7000-8000-000000000000/letters/12")]
    public void Of_AnAddress_DrawsExactlyTheModulesOfItsCode(string address)
    {
        var (path, size) = QrDrawing.Of(address);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var drawn = new bool[size, size];
        foreach (Match run in Run().Matches(path))
        {
            var (x, y, length) = (Figure(run, "x"), Figure(run, "y"), Figure(run, "length"));
            for (var i = 0; i < length; i++) drawn[y, x + i] = true;
        }

        Assert.Equal(code.ModuleMatrix.Count, size);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++) Assert.Equal(code.ModuleMatrix[y][x], drawn[y, x]);
        }
    }

    [Fact]
    public void Of_AnAddress_LeavesTheQuietZoneFree() => Assert.All(Run().Matches(QrDrawing.Of("https://portal.example").Path), run => Assert.True(Figure(run, "x") >= 4 && Figure(run, "y") >= 4));

    private static int Figure(Match run, string name) => int.Parse(run.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
