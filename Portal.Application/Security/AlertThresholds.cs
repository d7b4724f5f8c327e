using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>From how many events or rows, within which window, a pattern is an alert.</summary>
/// <param name="Count">Events, or rows of exports; 1 and more.</param>
/// <param name="Window">The window looked back upon.</param>
public sealed record AlertThreshold(int Count, TimeSpan Window);

/// <summary>The thresholds of all patterns; an operator may set each.</summary>
public sealed class AlertThresholds
{
    private readonly Dictionary<AlertPattern, AlertThreshold> _set = new()
    {
        [AlertPattern.ManyRefusals] = new(20, TimeSpan.FromMinutes(10)),
        [AlertPattern.ManySignInsRefused] = new(20, TimeSpan.FromMinutes(10)),
        [AlertPattern.MassExport] = new(10_000, TimeSpan.FromHours(1)),
        [AlertPattern.TwoCountries] = new(2, TimeSpan.FromHours(2)),
        [AlertPattern.ManyWrongTokens] = new(50, TimeSpan.FromMinutes(10)),
        [AlertPattern.BreakGlassUsed] = new(1, TimeSpan.FromHours(1)),
    };

    /// <summary>The threshold of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    public AlertThreshold this[AlertPattern pattern] => _set[pattern];

    /// <summary>Sets one.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="threshold">Its threshold.</param>
    public void Set(AlertPattern pattern, AlertThreshold threshold) => _set[pattern] = threshold;
}
