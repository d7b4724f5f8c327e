namespace Portal.Domain.Common.Clocks;

/// <summary>A public holiday as gazetted; reference data that a person can correct when the moon is sighted.</summary>
public sealed class GazettedHoliday
{
    private GazettedHoliday()
    {
    }

    /// <summary>The day; one holiday a day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>The day depends on the sighting of the moon and may still move.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>A holiday.</summary>
    /// <param name="day">The day.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isProvisional">Whether it waits for the moon.</param>
    public static GazettedHoliday Create(DateOnly day, LocalizedText name, bool isProvisional = false) =>
        new() { Day = day, Name = name, IsProvisional = isProvisional };

    /// <summary>Brings name and certainty up to the reference data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isProvisional">Whether it waits for the moon.</param>
    public void Describe(LocalizedText name, bool isProvisional) => (Name, IsProvisional) = (name, isProvisional);
}
