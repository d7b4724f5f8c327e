using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>The display name of any enum value, from Resources/Enums.resx under the key <c>TypeName.Member</c>.</summary>
public sealed class EnumText(IStringLocalizer<EnumsText> texts)
{
    public string this[Enum value] => texts[$"{value.GetType().Name}.{value}"];

    /// <summary>All values of an enum with their names, for a select.</summary>
    public IReadOnlyList<Choice<TEnum>> Choices<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => new Choice<TEnum>(value, this[value]))];

    /// <summary>The same for a field that may be empty.</summary>
    public IReadOnlyList<Choice<TEnum?>> Optional<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => new Choice<TEnum?>(value, this[value]))];
}

/// <summary>A value a person can choose: its label, and a hint under it.</summary>
public sealed record Choice<TValue>(TValue Value, string Label, string? Hint = null);
