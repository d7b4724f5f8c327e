using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>What came of granting a role.</summary>
public enum GrantOutcome
{
    /// <summary>The person holds it from now on.</summary>
    Granted,

    /// <summary>It is privileged and waits for a second administrator.</summary>
    Asked,
}

/// <summary>Grants a role; a privileged one is asked for instead.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Until">The last day; null without end.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record GrantRoleCommand(PersonId Id, Guid Version, Role? Role, OrganisationId? Organisation, DateOnly? Until, string Reason) : ICommand<GrantOutcome>;

internal sealed class GrantRoleValidator : AbstractValidator<GrantRoleCommand>
{
    public GrantRoleValidator()
    {
        RuleFor(c => c.Role).NotNull().Choice();
        RuleFor(c => c.Organisation).NotNull();
        RuleFor(c => c.Until).Plausible();
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("Access.ReasonMissing");
        RuleFor(c => c.Reason).Text(Person.ReasonMaxLength);
    }
}

internal sealed class GrantRoleHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GrantRoleCommand, Result<GrantOutcome>>
{
    public async Task<Result<GrantOutcome>> Handle(GrantRoleCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPersonAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        return await db.GiveAsync(caller.Actor, found.Value, request.Role!.Value, request.Organisation!.Value, request.Until, request.Reason.Trim(), time.GetUtcNow(), cancellationToken);
    }
}

internal static class RoleGiving
{
    /// <summary>Grants a role or, where it is privileged, asks for it.</summary>
    public static async Task<Result<GrantOutcome>> GiveAsync(
        this IPortalDb db, Actor actor, Person person, Role role, OrganisationId organisation, DateOnly? until, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (!actor.Keeps(organisation) || await db.Organisations.FindAsync([organisation], ct) is not { } where) return Error.NotFound;
        if (!actor.KeepsRole(role, organisation)) return Error.Forbidden;
        if (!RoleRules.IsPrivileged(role)) return person.Grant(role, where, until, reason, actor, now) is { Error: { } refusal } ? refusal : GrantOutcome.Granted;
        if (EmergencyAdministrator.MayAppoint(actor, role, await db.AdministratorsAsync(organisation, now, ct)))
            return person.Appoint(where, reason, actor, now) is { Error: { } appointed } ? appointed : GrantOutcome.Granted;
        if (await db.RoleRequests.AnyAsync(r => r.PersonId == person.Id && r.Role == role && r.OrganisationId == organisation && r.IsWaiting == true, ct))
            return AccessErrors.RequestWaits;
        var asked = RoleRequest.Open(RoleRequestId.New(), person, role, where, until, reason, actor, now);
        if (asked.Error is { } no) return no;
        db.RoleRequests.Add(asked.Value);
        return GrantOutcome.Asked;
    }

    // People who were invited count: otherwise one pass could make administrators without end before the first of them signs in.
    private static Task<int> AdministratorsAsync(this IPortalDb db, OrganisationId authority, DateTimeOffset now, CancellationToken ct)
    {
        var held = db.RoleGrants.Where(PeopleQueries.HoldsOn(WorkingCalendar.DayOf(now))).Where(g => g.Role == Role.PdaAdministrator && g.OrganisationId == authority);
        return db.People.CountAsync(p => p.Id != EmergencyAdministrator.Id && p.State != PersonState.Disabled && held.Any(g => g.PersonId == p.Id), ct);
    }
}
