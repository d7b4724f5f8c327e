using Portal.Domain.Common;

namespace Portal.Domain.Access;

/// <summary>Refusals about people and their rights.</summary>
public static class AccessErrors
{
    /// <summary>Nobody changes their own rights.</summary>
    public static Error OwnRights { get; } = new("Access.OwnRights", ErrorKind.Forbidden);

    /// <summary>Whoever asked for a role cannot grant it.</summary>
    public static Error FourEyes { get; } = new("Access.FourEyes", ErrorKind.Forbidden);

    /// <summary>The role needs a second administrator.</summary>
    public static Error NeedsRequest { get; } = new("Access.NeedsRequest", ErrorKind.Forbidden);

    /// <summary>The role means nothing at the organisation.</summary>
    public static Error RoleNotHere { get; } = new("Access.RoleNotHere", ErrorKind.Invalid);

    /// <summary>The person holds the role there already.</summary>
    public static Error HasRole { get; } = new("Access.HasRole", ErrorKind.Conflict);

    /// <summary>Somebody has asked for this role already.</summary>
    public static Error RequestWaits { get; } = new("Access.RequestWaits", ErrorKind.Conflict);

    /// <summary>The request has been decided or taken back.</summary>
    public static Error RequestClosed { get; } = new("Access.RequestClosed", ErrorKind.Conflict);

    /// <summary>The account is tied to another identity.</summary>
    public static Error LinkedElsewhere { get; } = new("Access.LinkedElsewhere", ErrorKind.Forbidden);

    /// <summary>The account is tied to no identity.</summary>
    public static Error NotLinked { get; } = new("Access.NotLinked", ErrorKind.Conflict);

    /// <summary>A change of rights needs a reason.</summary>
    public static Error ReasonMissing { get; } = new("Access.ReasonMissing", ErrorKind.Invalid);

    /// <summary>Only a role that one holds oneself, for the whole time and not by loan, can be lent.</summary>
    public static Error NotYoursToLend { get; } = new("Access.NotYoursToLend", ErrorKind.Forbidden);

    /// <summary>A role is lent only to a colleague of the organisation where it is held, who signs in already.</summary>
    public static Error NotAColleague { get; } = new("Access.NotAColleague", ErrorKind.Invalid);

    /// <summary>The days do not make a period that begins today or later.</summary>
    public static Error BadPeriod { get; } = new("Access.BadPeriod", ErrorKind.Invalid);

    /// <summary>Somebody with this address is known already.</summary>
    public static Error EmailTaken { get; } = new("Access.EmailTaken", ErrorKind.Conflict);

    /// <summary>The line of a review has been decided.</summary>
    public static Error LineDecided { get; } = new("Access.LineDecided", ErrorKind.Conflict);

    /// <summary>The account does not stand where this can be done.</summary>
    /// <param name="state">Where it stands.</param>
    public static Error CannotMove(PersonState state) => new("Access.CannotMove", ErrorKind.Conflict, state);

    /// <summary>The role does not go with one the person holds.</summary>
    /// <param name="held">The role held.</param>
    public static Error Conflict(Role held) => new("Access.Conflict", ErrorKind.Conflict, held);

    /// <summary>A role can be lent for so many days at most.</summary>
    /// <param name="most">The most days.</param>
    public static Error TooLong(int most) => new("Access.TooLong", ErrorKind.Invalid, most);
}
