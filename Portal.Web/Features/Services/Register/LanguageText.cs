namespace Portal.Web.Features.Services.Register;

/// <summary>The languages a filing offers to choose from: those most spoken in Pakistan, by their codes in ISO 639.</summary>
public static class LanguageText
{
    public static IReadOnlyList<string> Codes { get; } = ["ur", "en", "pa", "sd", "ps", "bal", "skr", "hno", "brh", "ks", "scl", "bft"];
}
