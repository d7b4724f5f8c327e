using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Infrastructure.Access;

/// <summary>Keeps providers' tokens unreadable in the database: only this portal's keys open them.</summary>
/// <param name="protection">The portal's keys.</param>
public sealed class TokenVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Session.ProviderTokens");

    /// <summary>A token as it is kept; null where there is none, or where it is longer than can be kept.</summary>
    /// <param name="token">The token.</param>
    /// <param name="maxLength">The most characters that can be kept.</param>
    public string? Protect(string? token, int maxLength) => token is not null && _protector.Protect(token) is { } kept && kept.Length <= maxLength ? kept : null;

    /// <summary>The token as it came; null where there is none, or where the key it was kept under is gone.</summary>
    /// <param name="kept">What was kept.</param>
    public string? Unprotect(string? kept)
    {
        if (kept is null) return null;
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
