using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Compliance;
using Portal.Web.Text;

namespace Portal.Web.Components.Shared;

public sealed partial class AgeColumns
{
    private const double Top = 8;
    private const double Bottom = 204;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public IReadOnlyList<AgeColumn> Columns { get; set; } = [];

    private (string, string)[] Severities => [("sev3", Names[Severity.High]), ("sev2", Names[Severity.Medium]), ("sev1", Names[Severity.Low])];

    // A label that is a link cannot stand in the drawing, which is one picture to a screen reader.
    private bool Linked => Columns.Count > 0 && Columns.All(c => c.Href is not null);

    private string Drawing
    {
        get
        {
            var svg = new StringBuilder();
            var step = Step(Columns.Count == 0 ? 0 : Columns.Max(c => c.Total));
            for (var i = 0; i <= 4; i++)
            {
                var y = Svg.Number(Bottom - ((Bottom - Top) * i / 4));
                svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(i == 0 ? "gl0" : "gl")}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text x=\"-8\" y=\"{y}\" dy=\"4.5\" text-anchor=\"end\">{Numbers.Count(i * step)}</text>");
            }

            for (var i = 0; i < Columns.Count; i++)
            {
                Draw(svg, Columns[i], 100.0 * (i + .5) / Columns.Count, (Bottom - Top) / (4 * step));
            }

            return svg.ToString();
        }
    }

    private void Draw(StringBuilder svg, AgeColumn column, double middle, double scale)
    {
        var width = Math.Min(55.0 / Columns.Count, 16);
        var y = Bottom - 1.5;
        foreach (var (tone, count) in ((string, long)[])[("sev3", column.High), ("sev2", column.Medium), ("sev1", column.Low)])
        {
            if (count == 0)
            {
                continue;
            }

            var height = Math.Max((count * scale) - 1.5, 1);
            y -= height;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"f-{tone}\" x=\"{Svg.Number(middle - (width / 2))}%\" width=\"{Svg.Number(width)}%\" y=\"{Svg.Number(y)}\" height=\"{Svg.Number(height)}\"/>");
            y -= 1.5;
        }

        var x = Svg.Number(middle);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"v\" x=\"{x}%\" y=\"{Svg.Number(y - 5)}\" text-anchor=\"middle\">{Numbers.Count(column.Total)}</text>");
        if (!Linked) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}%\" y=\"224\" text-anchor=\"middle\">{WebUtility.HtmlEncode(column.Label)}</text>");
    }

    /// <summary>A quarter of the axis: 1, 2 or 5 times a power of ten, so that the top line is at or above the highest column.</summary>
    internal static long Step(long highest)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in (long[])[power, 2 * power, 5 * power])
            {
                if (step * 4 >= highest)
                {
                    return step;
                }
            }
        }
    }
}
