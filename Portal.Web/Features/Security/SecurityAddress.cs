using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Domain.Security;

namespace Portal.Web.Features.Security;

/// <summary>What the address of the list says: its filters, so that a view can be shared and exported.</summary>
public sealed class SecurityAddress
{
    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>A whole subject, network, token or trace id.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary>What it was.</summary>
    [FromQuery(Name = "type")]
    public string? Type { get; set; }

    /// <summary>How it ended.</summary>
    [FromQuery(Name = "outcome")]
    public string? Outcome { get; set; }

    /// <summary>Code of the organisation.</summary>
    [FromQuery(Name = "org")]
    public string? Organisation { get; set; }

    /// <summary>Part of a name or address, or a pseudonym.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    /// <summary>Country.</summary>
    [FromQuery(Name = "country")]
    public string? Country { get; set; }

    /// <summary>First day.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>The filter; what cannot be read does not narrow it.</summary>
    public SecurityEventFilter ToFilter() => new()
    {
        Text = Text ?? "",
        Type = Read<SecurityEventType>(Type),
        Outcome = Read<SecurityOutcome>(Outcome),
        Organisation = Organisation ?? "",
        Person = Person ?? "",
        Country = Country ?? "",
        From = Day(From),
        To = Day(To),
    };

    /// <summary>A day as addresses have it.</summary>
    /// <param name="day">The day.</param>
    public static string? Of(DateOnly? day) => day?.ToString(DayPattern, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var read) && Enum.IsDefined(read) && !char.IsAsciiDigit(text![0]) ? read : null;
}
