using Portal.Domain.Access;

namespace Portal.Domain.Tokens;

/// <summary>What a token may be allowed: the permissions that the API uses, and no other.</summary>
public static class TokenScopes
{
    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } = [Permissions.Services.Read, Permissions.Services.ReadAll, Permissions.Services.Register, Permissions.Compliance.Read, Permissions.Audits.Read];
}
