namespace Portal.Domain.Common;

/// <summary>The same words in English and in Urdu.</summary>
/// <param name="En">English; always present.</param>
/// <param name="Ur">Urdu; empty while it has not been written.</param>
public sealed record LocalizedText(string En, string Ur)
{
    /// <summary>The most characters either language may have.</summary>
    public const int MaxLength = 300;

    /// <summary>No words yet.</summary>
    public static LocalizedText Empty { get; } = new("", "");

    /// <summary>The words in a language; the other one where they are missing.</summary>
    /// <param name="language">Two-letter language code.</param>
    public string In(string language) => language == "ur" ? (Ur.Length > 0 ? Ur : En) : (En.Length > 0 ? En : Ur);
}
