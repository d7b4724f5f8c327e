using static Portal.Domain.Access.PersonAction;
using static Portal.Domain.Access.PersonState;

namespace Portal.Domain.Access;

/// <summary>Whether a person may sign in and act.</summary>
public enum PersonState
{
    /// <summary>Entered by an administrator, or untied from a former identity; has not signed in since.</summary>
    Invited,

    /// <summary>Signs in and acts with the roles held at the moment.</summary>
    Active,

    /// <summary>Neither signs in nor acts; roles are kept, so that enabling brings them back.</summary>
    Disabled,
}

/// <summary>What can be done to a person's account.</summary>
public enum PersonAction
{
    /// <summary>The first sign-in ties the account to an identity of a provider.</summary>
    Link,

    /// <summary>An administrator takes sign-in away.</summary>
    Disable,

    /// <summary>An administrator gives sign-in back to somebody who has signed in before.</summary>
    Enable,

    /// <summary>An administrator gives sign-in back to somebody who never has.</summary>
    InviteAgain,

    /// <summary>An administrator unties the account from its identity, so that the next sign-in ties it anew.</summary>
    Release,
}

/// <summary>The whole life of an account on one screen.</summary>
public static class PersonLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the account stands.</param>
    /// <param name="action">What is to be done.</param>
    public static PersonState? Next(PersonState from, PersonAction action) => (from, action) switch
    {
        (Invited or Active, Link) => Active,
        (Active, Release) => Invited,
        (Invited or Active, Disable) => Disabled,
        (Disabled, Enable) => Active,
        (Disabled, InviteAgain) => Invited,
        _ => null,
    };

    /// <summary>Whether an action is allowed.</summary>
    /// <param name="from">Where the account stands.</param>
    /// <param name="action">What is to be done.</param>
    public static bool Allows(PersonState from, PersonAction action) => Next(from, action) is not null;
}
