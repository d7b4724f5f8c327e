using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Portal.Web.Text;

namespace Portal.Web.Components.Shared;

public sealed partial class TrendChart
{
    private const double Top = 8;
    private const double Bottom = 204;
    private const double LabelHeight = 15;

    /// <summary>What the chart shows, for a reader who does not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The labels under the axis.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Months { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<TrendSeries> Series { get; set; } = [];

    [Parameter]
    public TrendEvent? Event { get; set; }

    // SVG text is written as markup: <text> has a meaning of its own in a razor file.
    private string Grid
    {
        get
        {
            var svg = new StringBuilder();
            for (var i = 0; i <= 4; i++)
            {
                var y = Y(i / 4.0);
                svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(i == 0 ? "gl0" : "gl")}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"-8\" y=\"{y + 4.5}\" text-anchor=\"end\">{i * 25}%</text>");
            }

            for (var i = 0; i < Months.Count; i++)
            {
                // On a phone every third label is left, the newest always.
                var narrow = (Months.Count - 1 - i) % 3 == 0 ? "w" : "w alt";
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{narrow}\" x=\"{Svg.Number(X(i))}%\" y=\"227\" text-anchor=\"middle\">{WebUtility.HtmlEncode(Months[i])}</text>");
            }

            if (Event is { } e)
            {
                var x = Svg.Number(X(e.Index));
                svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ev\" x1=\"{x}%\" x2=\"{x}%\" y1=\"8\" y2=\"204\"/><text class=\"w\" x=\"{x}%\" dx=\"-6\" y=\"110\" text-anchor=\"end\">{WebUtility.HtmlEncode(e.Text)}</text>");
            }

            return svg.ToString();
        }
    }

    private string Ends
    {
        get
        {
            var svg = new StringBuilder();
            foreach (var (series, labelY) in LabelPlaces())
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"pt-{series.Tone}\" cx=\"0\" cy=\"{Svg.Number(Y(series.Values[0]))}\" r=\"3\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"pt-{series.Tone}\" cx=\"100%\" cy=\"{Svg.Number(Y(series.Values[^1]))}\" r=\"4\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"lbl t-{series.Tone}\" x=\"100%\" dx=\"10\" y=\"{Svg.Number(labelY + 4.5)}\">{Numbers.Percent(series.Values[^1])}</text>");
            }

            return svg.ToString();
        }
    }

    // Labels of lines that end close together are pushed apart, downwards.
    private IEnumerable<(TrendSeries Series, double Y)> LabelPlaces()
    {
        var free = double.NegativeInfinity;
        foreach (var series in Series.Where(s => s.Values.Count > 0).OrderByDescending(s => s.Values[^1]))
        {
            var y = Math.Max(Y(series.Values[^1]), free);
            free = y + LabelHeight;
            yield return (series, y);
        }
    }

    private double X(int index) => Months.Count < 2 ? 100 : 100.0 * index / (Months.Count - 1);

    private static double Y(double share) => Bottom - ((Bottom - Top) * Math.Clamp(share, 0, 1));
}
