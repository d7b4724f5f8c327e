using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Enters somebody who may sign in from now on, with their first roles; privileged ones are asked for.</summary>
/// <param name="Id">Made by the page, so that a second click invites nobody twice.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="NameUr">Name in Urdu.</param>
/// <param name="Email">Address by which the first sign-in is recognised.</param>
/// <param name="Organisation">The organisation they belong to.</param>
/// <param name="Roles">Roles there; may be none.</param>
/// <param name="Reason">Why, for example the number of an order.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record InvitePersonCommand(
    PersonId Id, string NameEn, string NameUr, string Email, OrganisationId? Organisation, IReadOnlyCollection<Role> Roles, string Reason) : ICommand;

internal sealed class InvitePersonValidator : AbstractValidator<InvitePersonCommand>
{
    public InvitePersonValidator()
    {
        RuleFor(c => c.NameEn).NotEmpty();
        RuleFor(c => c.NameEn).Text(LocalizedText.MaxLength);
        RuleFor(c => c.NameUr).NotEmpty();
        RuleFor(c => c.NameUr).Text(LocalizedText.MaxLength);
        RuleFor(c => c.Email).NotEmpty();
        RuleFor(c => c.Email).Text(Person.EmailMaxLength).Address();
        RuleFor(c => c.Organisation).NotNull();
        RuleForEach(c => c.Roles).Choice();
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Access.ReasonMissing");
        RuleFor(c => c.Reason).Text(Person.ReasonMaxLength);
    }
}

internal sealed class InvitePersonHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<InvitePersonCommand, Result>
{
    public async Task<Result> Handle(InvitePersonCommand request, CancellationToken cancellationToken)
    {
        var (actor, home, now) = (caller.Actor, request.Organisation!.Value, time.GetUtcNow());
        if (!actor.Keeps(home) || !await db.Organisations.AnyAsync(o => o.Id == home, cancellationToken)) return Error.NotFound;
        if (await db.People.AnyAsync(p => p.Id == request.Id && p.OrganisationId == home, cancellationToken)) return Result.Ok;
        var email = request.Email.Trim().ToLowerInvariant();
        if (await db.People.AnyAsync(p => p.Email == email, cancellationToken)) return AccessErrors.EmailTaken;
        var person = Person.Invite(request.Id, new LocalizedText(request.NameEn.Trim(), request.NameUr.Trim()), email, home, actor, now);
        db.People.Add(person);
        foreach (var role in request.Roles.Distinct().Order())
        {
            var given = await db.GiveAsync(actor, person, role, home, null, request.Reason.Trim(), now, cancellationToken);
            if (given.Error is { } refusal) return refusal;
        }

        return Result.Ok;
    }
}
