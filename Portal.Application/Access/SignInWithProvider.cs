using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>
/// Lets somebody in whom an identity provider has vouched for: by the provider's own name for them, the first time by their verified
/// e-mail address. Nobody gets in who was not invited and whom no claim rule brings in.
/// </summary>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="Subject">The provider's name for the person.</param>
/// <param name="Email">The e-mail address; null where the provider gives none.</param>
/// <param name="EmailIsVerified">Whether the provider vouches for the address.</param>
/// <param name="Name">The provider's words for the person's name; null where it gives none.</param>
/// <param name="Claims">All that the provider says: values by the claim's name.</param>
[Requires(Permissions.Access.SignIn)]
public sealed record SignInWithProviderCommand(
    string ProviderKey, string Subject, string? Email, bool EmailIsVerified, string? Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Claims)
    : ICommand<SignedInPerson>;

/// <summary>Somebody who may come in.</summary>
/// <param name="Id">The person.</param>
/// <param name="Language">The language they read in; null until chosen.</param>
public sealed record SignedInPerson(PersonId Id, string? Language);

internal sealed class SignInWithProviderValidator : AbstractValidator<SignInWithProviderCommand>
{
    public SignInWithProviderValidator(ISignInProviders providers)
    {
        RuleFor(c => c.ProviderKey).Must(providers.Has).WithErrorCode("Common.NotAChoice");
        RuleFor(c => c.Subject).NotEmpty().Text(Person.SubjectMaxLength);
        RuleFor(c => c.Email!).Text(Person.EmailMaxLength).Address().When(c => c.Email is not null);
        RuleFor(c => c.Name!).Text(LocalizedText.MaxLength).When(c => c.Name is not null);
    }
}

internal sealed class SignInWithProviderHandler(IPortalDb db, Caller caller, ClaimRoles claimRoles, TimeProvider clock) : IRequestHandler<SignInWithProviderCommand, Result<SignedInPerson>>
{
    public async Task<Result<SignedInPerson>> Handle(SignInWithProviderCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rules = await claimRoles.MetAsync(request.ProviderKey, request.Claims, cancellationToken);
        var found = await db.People.SingleOrDefaultAsync(p => p.ProviderKey == request.ProviderKey && p.Subject == request.Subject, cancellationToken);
        if (found is null)
        {
            var first = await FirstTimeAsync(request, rules, now, cancellationToken);
            if (first.Error is { } stranger) return stranger;
            found = first.Value;
        }

        if (found.State == PersonState.Disabled) return SignInErrors.Disabled;
        if (found.Link(request.ProviderKey, request.Subject, now).Error is { } refusal) return refusal;
        if (claimRoles.Apply(found, rules, now).Error is { } conflict) return conflict;
        found.RecordSignIn(now);
        return new SignedInPerson(found.Id, found.Language);
    }

    private async Task<Result<Person>> FirstTimeAsync(SignInWithProviderCommand request, IReadOnlyList<ClaimRule> rules, DateTimeOffset now, CancellationToken ct)
    {
        // An address that the provider does not vouch for could be anybody's, and be typed in to become somebody else.
        if (request.Email is not { Length: > 0 } email || !request.EmailIsVerified) return SignInErrors.EmailNotVerified;
        var address = email.ToLowerInvariant();
        if (await db.People.SingleOrDefaultAsync(p => p.Email == address, ct) is { } invited) return invited;
        if (rules.Count == 0) return SignInErrors.NotInvited;
        var person = Person.Invite(PersonId.New(), NameOf(request.Name ?? address), address, rules[0].OrganisationId, caller.Actor, now);
        db.People.Add(person);
        return person;
    }

    // A provider knows one name; the script it is written in tells the language.
    private static LocalizedText NameOf(string name) => name.Any(c => c is >= '\u0600' and <= '\u06FF') ? new LocalizedText("", name) : new LocalizedText(name, "");
}

/// <summary>Who acts while somebody signs in.</summary>
public static class SignInClerk
{
    /// <summary>The actor; it may only let people in.</summary>
    public static Actor Actor { get; } = Actor.System("sign-in", Permissions.Access.SignIn);
}

/// <summary>Refusals of people whom a provider vouched for.</summary>
public static class SignInErrors
{
    /// <summary>Nobody has invited the person, and no rule brings them in.</summary>
    public static Error NotInvited { get; } = new("SignIn.NotInvited", ErrorKind.Forbidden);

    /// <summary>The person's account is disabled.</summary>
    public static Error Disabled { get; } = new("SignIn.Disabled", ErrorKind.Forbidden);

    /// <summary>The provider does not vouch for the e-mail address, so nobody can be recognised by it.</summary>
    public static Error EmailNotVerified { get; } = new("SignIn.EmailNotVerified", ErrorKind.Forbidden);
}
