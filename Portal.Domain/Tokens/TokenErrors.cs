using Portal.Domain.Common;

namespace Portal.Domain.Tokens;

/// <summary>Why something cannot be done with an API token.</summary>
public static class TokenErrors
{
    /// <summary>A token's secret is given only to the person it acts for.</summary>
    public static Error NotResponsible { get; } = new("Tokens.NotResponsible", ErrorKind.Forbidden);

    /// <summary>The token was revoked; nothing brings it back.</summary>
    public static Error Revoked { get; } = new("Tokens.Revoked", ErrorKind.Conflict);

    /// <summary>The token's last day is over.</summary>
    public static Error Expired { get; } = new("Tokens.Expired", ErrorKind.Conflict);

    /// <summary>The person has no role at the token's organisation, so that the token could do nothing.</summary>
    public static Error NoRoleThere { get; } = new("Tokens.NoRoleThere", ErrorKind.Conflict);

    /// <summary>The token acts for this person already.</summary>
    public static Error SamePerson { get; } = new("Tokens.SamePerson", ErrorKind.Conflict);

    /// <summary>Another request was sent with the same key.</summary>
    public static Error KeyReused { get; } = new("Api.KeyReused", ErrorKind.Invalid);

    /// <summary>The request with this key is being carried out.</summary>
    public static Error KeyInUse { get; } = new("Api.KeyInUse", ErrorKind.Conflict);
}
