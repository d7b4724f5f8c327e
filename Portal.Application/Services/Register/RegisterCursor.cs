using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>
/// A place in a list between two rows, as it stands in an address. It holds no secret and no right: a forged one begins the list elsewhere and shows nothing
/// that the list would not show. It is read strictly, so that only what a list wrote is used.
/// </summary>
/// <param name="Sort">The order it belongs to.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Backward">The page before the place is wanted; otherwise the one after it.</param>
/// <param name="Position">Rows before the page, as far as was known when it was written; from 0.</param>
/// <param name="Value">What is sorted by, at the place.</param>
/// <param name="Id">The service at the place.</param>
public sealed record RegisterCursor(string Sort, bool Descending, bool Backward, int Position, string Value, ServiceId Id)
{
    /// <summary>The most characters of a written cursor.</summary>
    public const int MaxLength = 800;

    private const char Between = '\n';
    private const int Parts = 6;

    /// <summary>Writes it.</summary>
    public override string ToString()
    {
        var text = string.Join(Between, Sort, Descending ? "d" : "a", Backward ? "b" : "f", Position.ToString(CultureInfo.InvariantCulture), Id.Value.ToString("N"), Value);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads one; null where it is none.</summary>
    /// <param name="text">What stands in the address.</param>
    public static RegisterCursor? Read(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between);
        if (parts.Length != Parts || parts[1] is not ("a" or "d") || parts[2] is not ("f" or "b")) return null;
        if (!int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var position) || !Guid.TryParseExact(parts[4], "N", out var id)) return null;
        var cursor = new RegisterCursor(parts[0], parts[1] == "d", parts[2] == "b", position, parts[5], new ServiceId(id));
        return cursor.IsWhole ? cursor : null;
    }

    // Two spellings of one place, or a value that no list has, were not written here.
    private bool IsWhole => TextRules.IsText(Value) && (Sort == RegisterMatch.Name ? Value.Length == 0 : RegisterOrder.Find(Sort)?.Understands(Value) == true);
}
