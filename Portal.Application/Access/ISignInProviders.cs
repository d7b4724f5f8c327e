using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>The identity providers that people may sign in at; configured, never kept in the database.</summary>
public interface ISignInProviders
{
    /// <summary>All of them with what is known of their health.</summary>
    IReadOnlyList<SignInProvider> List();

    /// <summary>Whether there is one of this key.</summary>
    /// <param name="key">Its configuration key.</param>
    bool Has(string key);
}

/// <summary>An identity provider as an administrator sees it.</summary>
/// <param name="Key">Its configuration key.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Authority">Its issuer address.</param>
/// <param name="Domains">Mail domains whose people sign in there.</param>
/// <param name="GoodAt">When it was last asked with success, in UTC; null when it never answered.</param>
/// <param name="Fault">What went wrong when it was last asked; null when nothing did.</param>
/// <param name="Keys">Names of the keys it signs with.</param>
public sealed record SignInProvider(
    string Key, LocalizedText Name, string Authority, IReadOnlyList<string> Domains, DateTimeOffset? GoodAt, string? Fault, IReadOnlyList<string> Keys);
