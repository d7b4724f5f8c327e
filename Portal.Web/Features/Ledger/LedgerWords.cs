using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Features.Ledger;

/// <summary>Says an entry's type in words; a type without words is shown as it is.</summary>
public static class LedgerWords
{
    public static string Of(IStringLocalizer<LedgerText> words, string type)
    {
        var found = words["Type." + type];
        return found.ResourceNotFound ? type : found.Value;
    }
}
