namespace Portal.Domain.Common;

/// <summary>What sort of refusal an <see cref="Error"/> is; decides the HTTP status and the page's manner.</summary>
public enum ErrorKind
{
    /// <summary>The request breaks a rule that the person can mend.</summary>
    Invalid,

    /// <summary>The thing does not exist, or the person may not know that it does.</summary>
    NotFound,

    /// <summary>The person may not do this.</summary>
    Forbidden,

    /// <summary>The thing is not in a state that allows this.</summary>
    Conflict,

    /// <summary>Somebody else changed the thing since the person read it.</summary>
    Stale,
}

/// <summary>One field's refusal.</summary>
/// <param name="Field">The property's name on the request.</param>
/// <param name="Code">Stable code, and key of the message in both languages.</param>
/// <param name="Args">Values for the message's placeholders.</param>
public sealed record FieldError(string Field, string Code, params object[] Args);

/// <summary>An expected refusal. Its code is stable and is the key of its message in both languages.</summary>
/// <param name="Code">Stable code, for example <c>Services.FourEyes</c>.</param>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Args">Values for the message's placeholders.</param>
public sealed record Error(string Code, ErrorKind Kind, params object[] Args)
{
    /// <summary>The fields concerned; empty unless <see cref="Kind"/> is <see cref="ErrorKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The thing does not exist for this person.</summary>
    public static Error NotFound { get; } = new("Common.NotFound", ErrorKind.NotFound);

    /// <summary>The person lacks the permission.</summary>
    public static Error Forbidden { get; } = new("Common.Forbidden", ErrorKind.Forbidden);

    /// <summary>Somebody else changed the thing in between.</summary>
    public static Error Stale { get; } = new("Common.Stale", ErrorKind.Stale);

    /// <summary>Fields of a request that do not hold.</summary>
    /// <param name="fields">At least one.</param>
    public static Error Invalid(IReadOnlyList<FieldError> fields) => new("Common.Invalid", ErrorKind.Invalid) { Fields = fields };
}
