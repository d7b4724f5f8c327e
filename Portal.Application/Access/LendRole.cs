using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>Lends one of one's own roles to a colleague, for leave.</summary>
/// <param name="Version">The version of one's own account that one saw.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Colleague">Somebody of that organisation.</param>
/// <param name="Since">The first day.</param>
/// <param name="Until">The last day.</param>
[Requires(Permissions.Access.OwnRights)]
public sealed record LendRoleCommand(Guid Version, Role? Role, OrganisationId? Organisation, PersonId? Colleague, DateOnly? Since, DateOnly? Until) : ICommand;

internal sealed class LendRoleValidator : AbstractValidator<LendRoleCommand>
{
    public LendRoleValidator()
    {
        RuleFor(c => c.Role).NotNull().Choice();
        RuleFor(c => c.Organisation).NotNull();
        RuleFor(c => c.Colleague).NotNull();
        RuleFor(c => c.Since).NotNull();
        RuleFor(c => c.Since).Plausible();
        RuleFor(c => c.Until).NotNull();
        RuleFor(c => c.Until).Plausible();
    }
}

internal sealed class LendRoleHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<LendRoleCommand, Result>
{
    public async Task<Result> Handle(LendRoleCommand request, CancellationToken cancellationToken)
    {
        var people = await db.People.Where(p => p.Id == caller.Actor.Id || p.Id == request.Colleague).ToListAsync(cancellationToken);
        if (people.Find(p => p.Id == caller.Actor.Id) is not { } lender) return Error.NotFound;
        if (lender.Version != request.Version) return Error.Stale;
        if (people.Find(p => p.Id == request.Colleague && p.Id != lender.Id) is not { } colleague) return AccessErrors.NotAColleague;
        return lender.Lend(request.Role!.Value, request.Organisation!.Value, colleague, request.Since!.Value, request.Until!.Value, caller.Actor, time.GetUtcNow());
    }
}
