using System.Text.RegularExpressions;

namespace Portal.Domain.Evidence.Network;

/// <summary>The short names under which networks are known.</summary>
public static partial class NetworkName
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxLength = 40;

    /// <summary>The public Internet Computer, which is never made up.</summary>
    public const string Public = "internet-computer";

    /// <summary>The demonstration's network, which always is.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Whether a text can be a network's name: lower-case letters, digits, and hyphens between them.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string? name) => name is { Length: <= MaxLength } && Form().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
