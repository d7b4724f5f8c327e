using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Web.Features.Access;

/// <summary>Why somebody did not get in, as far as they are told. Each has its words in Resources/SignIn.resx.</summary>
public enum SignInProblem
{
    /// <summary>The provider does not answer.</summary>
    ProviderDown,

    /// <summary>The provider refused, or its answer does not hold.</summary>
    Refused,

    /// <summary>The person gave up at the provider.</summary>
    Cancelled,

    /// <summary>The attempt is too old, was used already or was not begun in this browser.</summary>
    Lapsed,

    /// <summary>Nobody has invited the person.</summary>
    NotInvited,

    /// <summary>The account is disabled.</summary>
    Disabled,

    /// <summary>The provider does not vouch for the e-mail address.</summary>
    EmailNotVerified,

    /// <summary>The account belongs to another identity.</summary>
    LinkedElsewhere,
}

/// <summary>Tells the problem from a refusal.</summary>
internal static class SignInProblems
{
    public static SignInProblem Of(Error refusal)
    {
        if (refusal == SignInErrors.NotInvited) return SignInProblem.NotInvited;
        if (refusal == SignInErrors.Disabled) return SignInProblem.Disabled;
        if (refusal == SignInErrors.EmailNotVerified) return SignInProblem.EmailNotVerified;
        return refusal == AccessErrors.LinkedElsewhere ? SignInProblem.LinkedElsewhere : SignInProblem.Refused;
    }
}
