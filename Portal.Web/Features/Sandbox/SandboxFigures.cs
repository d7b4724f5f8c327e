using System.Globalization;
using Portal.Domain.Sandbox;

namespace Portal.Web.Features.Sandbox;

/// <summary>Figures of outcome metrics, and where they lie on a bar.</summary>
public static class SandboxFigures
{
    // Room before the worst and after the best figure, so that no mark lies on the edge.
    private const double Margin = .12;

    /// <summary>18%, 6.5; a dash where nothing is known. Other units stand beside the metric's name.</summary>
    public static string Of(decimal? figure, string unit) =>
        figure is { } known ? known.ToString("#,0.####", CultureInfo.InvariantCulture).Replace('-', '\u2212') + (unit == "%" ? "%" : "") : "–";

    /// <summary>The place of a figure between 0 and 1; better is always towards the end.</summary>
    public static double Place(OutcomeMetric metric, decimal figure)
    {
        decimal[] known = [.. new[] { metric.Baseline, metric.Target, metric.Actual }.OfType<decimal>()];
        var (low, high) = (known.Min(), known.Max());
        var share = high == low ? .5 : (double)((figure - low) / (high - low));
        if (metric.Baseline > metric.Target) share = 1 - share;
        return Margin + (share * (1 - (2 * Margin)));
    }
}
