using Microsoft.Extensions.Localization;

namespace Portal.Web.Text;

/// <summary>Texts that count. A counted text has two resource keys, <c>Key.One</c> and <c>Key.Other</c>; {0} is the number.</summary>
public static class Plurals
{
    public static string Count(this IStringLocalizer texts, string key, long count, params object[] more) =>
        texts[count == 1 ? $"{key}.One" : $"{key}.Other", [Numbers.Count(count), .. more]];
}
