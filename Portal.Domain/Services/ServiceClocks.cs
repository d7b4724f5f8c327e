using Portal.Domain.Common.Clocks;

namespace Portal.Domain.Services;

/// <summary>How long each side of a filing may take.</summary>
public static class ServiceClocks
{
    /// <summary>From filing to decision.</summary>
    public static ClockLimit Review { get; } = new(15, ClockUnit.WorkingDays);

    /// <summary>From the return of a filing to its being filed again.</summary>
    public static ClockLimit Answer { get; } = new(10, ClockUnit.WorkingDays);
}
