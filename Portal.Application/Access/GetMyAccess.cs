using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>One's own roles, what one lends and to whom one could.</summary>
[Requires(Permissions.Access.OwnRights)]
public sealed record GetMyAccessQuery : IQuery<MyAccess>;

/// <summary>One's own access.</summary>
/// <param name="Version">The version that lending carries.</param>
/// <param name="Roles">Roles that hold now or will.</param>
/// <param name="Lent">Roles lent to others.</param>
/// <param name="Lendable">Roles that can be lent, with the colleagues there.</param>
/// <param name="Today">Today in Pakistan.</param>
public sealed record MyAccess(Guid Version, IReadOnlyList<GrantRow> Roles, IReadOnlyList<LoanRow> Lent, IReadOnlyList<LendableRole> Lendable, DateOnly Today);

/// <summary>A role lent to a colleague.</summary>
/// <param name="Id">The grant by which the colleague holds it.</param>
/// <param name="Borrower">The colleague.</param>
/// <param name="Name">The colleague's name.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record LoanRow(Guid Id, PersonId Borrower, LocalizedText Name, Role Role, LocalizedText Organisation, DateOnly Since, DateOnly Until);

/// <summary>A role that can be lent.</summary>
/// <param name="Role">The role.</param>
/// <param name="OrganisationId">Where it is held.</param>
/// <param name="Organisation">The organisation's name.</param>
/// <param name="Until">The last day on which it can be lent; null without end.</param>
/// <param name="Colleagues">To whom.</param>
public sealed record LendableRole(Role Role, OrganisationId OrganisationId, LocalizedText Organisation, DateOnly? Until, IReadOnlyList<Colleague> Colleagues);

/// <summary>Somebody of the same organisation.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name.</param>
public sealed record Colleague(PersonId Id, LocalizedText Name);

internal sealed class GetMyAccessHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetMyAccessQuery, Result<MyAccess>>
{
    public async Task<Result<MyAccess>> Handle(GetMyAccessQuery request, CancellationToken cancellationToken)
    {
        var (me, today) = (caller.Actor.Id, time.TodayInPakistan());
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == me, cancellationToken);
        if (person is null) return Error.NotFound;
        var held = person.Grants.Where(g => g.WithdrawnAt is null && !(g.Until < today)).OrderBy(g => g.Role).ThenBy(g => g.Since).ToList();
        var lent = await db.RoleGrants.AsNoTracking().Where(g => g.LentBy == me && g.Until >= today).OrderBy(g => g.Since).ToListAsync(cancellationToken);
        var places = held.Select(g => g.OrganisationId).Concat(lent.Select(g => g.OrganisationId)).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => places.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var colleagues = await db.People.AsNoTracking().Where(p => p.Id != me && p.State == PersonState.Active && places.Contains(p.OrganisationId))
            .OrderBy(p => p.Name.En).Select(p => new { p.Id, p.Name, p.OrganisationId }).ToListAsync(cancellationToken);
        var others = held.Select(g => g.GrantedBy).Concat(lent.Select(g => (PersonId?)g.PersonId)).OfType<PersonId>().Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => others.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new MyAccess(
            person.Version,
            [.. held.Select(g => new GrantRow(g.Id, g.Role, organisations[g.OrganisationId], g.Source, g.Since, g.Until, g.GrantedBy is { } by ? names.GetValueOrDefault(by) : null, g.Source == GrantSource.Delegation))],
            [.. lent.Select(g => new LoanRow(g.Id, g.PersonId, names[g.PersonId], g.Role, organisations[g.OrganisationId], g.Since, g.Until!.Value))],
            [.. held.Where(g => g.Source != GrantSource.Delegation && g.HoldsOn(today) && RoleRules.MayBeLent(g.Role)).DistinctBy(g => (g.Role, g.OrganisationId)).Select(g => new LendableRole(
                g.Role, g.OrganisationId, organisations[g.OrganisationId], g.Until, [.. colleagues.Where(c => c.OrganisationId == g.OrganisationId).Select(c => new Colleague(c.Id, c.Name))]))],
            today);
    }
}
