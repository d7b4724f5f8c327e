namespace Portal.Web.Components.Shared;

/// <summary>How <see cref="Day"/> writes a moment: 20 Nov 2026 · 20 November 2026 · with the time · Today 21:04 · Monday 23 Nov.</summary>
public enum DayStyle
{
    Short,
    Long,
    Moment,
    Recent,
    Near,
}
