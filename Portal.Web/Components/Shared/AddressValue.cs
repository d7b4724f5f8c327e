using System.Globalization;

namespace Portal.Web.Components.Shared;

/// <summary>
/// What an address says behind its question mark, which anybody may have typed. What cannot be read counts as not said:
/// a page takes these values as text, for the framework gives the whole page up over a number that is none.
/// </summary>
public static class AddressValue
{
    /// <summary>A whole number from 0, or null.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An identifier, or null.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>Whether the address says "true".</summary>
    public static bool Flag(string? text) => bool.TryParse(text, out var flag) && flag;
}
