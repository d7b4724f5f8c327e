using System.Globalization;

namespace Portal.Web.Components.Shared;

/// <summary>Numbers in SVG attributes: always with a point, whatever the reader's language.</summary>
public static class Svg
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share between 0 and 1 as "86.11%".</summary>
    public static string Share(double share) => $"{Number(Math.Clamp(share, 0, 1) * 100)}%";

    public static string Line(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join(" L", points.Select(p => $"{Number(p.X)} {Number(p.Y)}"));
}
