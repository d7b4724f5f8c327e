using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Access;

/// <summary>Says why a sign-in came to nothing, what to do, and the number to quote. A page of its own, so that loading it again repeats nothing.</summary>
public sealed partial class SignInProblemPage
{
    [SupplyParameterFromQuery]
    private string? What { get; set; }

    [SupplyParameterFromQuery]
    private string? Reference { get; set; }

    // The address is anybody's to write: only what we know is said, and only a number of ours is shown.
    private SignInProblem Problem => Enum.TryParse<SignInProblem>(What, out var problem) && Enum.IsDefined(problem) ? problem : SignInProblem.Lapsed;

    private string? Quoted => Reference is { } given && ReferencePattern().IsMatch(given) ? given : null;

    [GeneratedRegex(@"\A[0-9A-Za-z:]{8,40}\z", RegexOptions.None, 1000)]
    private static partial Regex ReferencePattern();
}
