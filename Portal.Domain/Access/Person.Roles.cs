using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

// What a person may do: roles granted, given by claims, lent and taken away.
public sealed partial class Person
{
    /// <summary>The most days for which a role can be lent.</summary>
    public const int LoanMaxDays = 90;

    /// <summary>Every grant, those that have ended or not begun among them.</summary>
    public IReadOnlyList<RoleGrant> Grants => _grants;

    /// <summary>The roles the person holds at an organisation on a day, in the order of the roles.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="day">The day, in Pakistan.</param>
    public IReadOnlyList<Role> RolesAt(OrganisationId organisation, DateOnly day) =>
        [.. _grants.Where(g => g.OrganisationId == organisation && g.HoldsOn(day)).Select(g => g.Role).Distinct().Order()];

    /// <summary>Grants a role that one administrator may give alone.</summary>
    /// <param name="role">The role; not a privileged one.</param>
    /// <param name="organisation">Where it is held.</param>
    /// <param name="until">The last day; null without end.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Grant(Role role, Organisation organisation, DateOnly? until, string reason, Actor by, DateTimeOffset at) =>
        RoleRules.IsPrivileged(role) ? AccessErrors.NeedsRequest : Receive(role, organisation, until, reason, by, at);

    /// <summary>
    /// Makes an administrator of the portal without a second one, where there are too few for two to agree
    /// (<see cref="EmergencyAdministrator.MayAppoint"/>).
    /// </summary>
    /// <param name="authority">The Pakistan Digital Authority.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The emergency administrator, or the server's console for that account itself.</param>
    /// <param name="at">The moment.</param>
    public Result Appoint(Organisation authority, string reason, Actor by, DateTimeOffset at) => Receive(Role.PdaAdministrator, authority, null, reason, by, at);

    /// <summary>Why a role could not be granted now; null when it could. Both administrators of a request ask this.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organisation">Where it would be held.</param>
    /// <param name="until">The last day; null without end.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Error? GrantRefusal(Role role, Organisation organisation, DateOnly? until, Actor by, DateTimeOffset at)
    {
        if (by.Id == Id) return AccessErrors.OwnRights;
        if (State == PersonState.Disabled) return AccessErrors.CannotMove(State);
        if (!RoleRules.MayBeHeldAt(role, organisation.Kind)) return AccessErrors.RoleNotHere;
        var today = DayOf(at);
        if (until < today) return AccessErrors.BadPeriod;
        return Refusal(role, organisation.Id, GrantSource.Administrator, today, until);
    }

    /// <summary>Takes a role away; what the person has lent of it ends with it.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result TakeAway(Guid grant, string reason, Actor by, DateTimeOffset at)
    {
        if (by.Id == Id) return AccessErrors.OwnRights;
        if (_grants.Find(g => g.Id == grant && g.WithdrawnAt is null) is not { } found) return Error.NotFound;
        if (string.IsNullOrWhiteSpace(reason)) return AccessErrors.ReasonMissing;
        if (found.Source == GrantSource.ClaimRule) found.Withdraw(at);
        else _grants.Remove(found);
        Note(RightsChange.RoleTakenAway, found, reason, by, at);
        return Result.Ok;
    }

    /// <summary>
    /// Makes the grants that come from claims exactly these; the same ones again raise nothing. Where they do not go together, or
    /// not with what the person holds otherwise, nothing changes and the sign-in that brought them has to be refused.
    /// </summary>
    /// <param name="wanted">Roles and where they are held.</param>
    /// <param name="at">The moment.</param>
    public Result ReplaceClaimRoles(IReadOnlyCollection<(Role Role, OrganisationId OrganisationId)> wanted, DateTimeOffset at)
    {
        if (State == PersonState.Disabled) return AccessErrors.CannotMove(State);
        var today = DayOf(at);
        var gone = _grants.Where(g => g.Source == GrantSource.ClaimRule && !wanted.Contains((g.Role, g.OrganisationId))).ToList();
        var known = _grants.Where(g => g.Source == GrantSource.ClaimRule).Select(g => (g.Role, g.OrganisationId)).ToHashSet();
        var missing = wanted.Distinct().Where(w => !known.Contains(w)).ToList();
        foreach (var (role, organisation) in missing)
        {
            var clash = wanted.Where(w => DutyConflicts.Between(role, w.Role, w.OrganisationId == organisation)).Select(w => (Role?)w.Role).FirstOrDefault();
            if ((clash ?? ConflictWith(role, organisation, today, null, gone)) is { } held) return AccessErrors.Conflict(held);
        }

        if (gone.Count == 0 && missing.Count == 0) return Result.Ok;
        _grants.RemoveAll(gone.Contains);
        _grants.AddRange(missing.Select(m => RoleGrant.Of(Id, m.Role, m.OrganisationId, GrantSource.ClaimRule, today, null, null, at)));
        Note(RightsChange.ClaimRolesReplaced, null, "", SignInActor, at);
        return Result.Ok;
    }

    /// <summary>Lends one of the person's own roles to a colleague, who holds it from the first to the last day and cannot lend it on.</summary>
    /// <param name="role">The role; not an administrator's.</param>
    /// <param name="organisation">Where it is held.</param>
    /// <param name="colleague">Somebody of that organisation.</param>
    /// <param name="from">The first day, today or later.</param>
    /// <param name="until">The last day.</param>
    /// <param name="by">The person.</param>
    /// <param name="at">The moment.</param>
    public Result Lend(Role role, OrganisationId organisation, Person colleague, DateOnly from, DateOnly until, Actor by, DateTimeOffset at)
    {
        if (by.Id != Id) return Error.Forbidden;
        if (from < DayOf(at) || until < from) return AccessErrors.BadPeriod;
        if (until.DayNumber - from.DayNumber >= LoanMaxDays) return AccessErrors.TooLong(LoanMaxDays);
        if (!RoleRules.MayBeLent(role) || !Owns(role, organisation, from, until)) return AccessErrors.NotYoursToLend;
        if (colleague.Id == Id || !colleague.IsActive || colleague.OrganisationId != organisation) return AccessErrors.NotAColleague;
        if (colleague.Borrow(role, organisation, from, until, by, at) is { Error: { } refusal }) return refusal;

        // Whoever takes the role away from the lender at the same moment has to look again.
        Touch();
        return Result.Ok;
    }

    /// <summary>Whether the person holds a role by own right, not by loan, on every day of a period.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organisation">Where it is held.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public bool Owns(Role role, OrganisationId organisation, DateOnly from, DateOnly until) => State == PersonState.Active && _grants.Exists(g =>
        g.Role == role && g.OrganisationId == organisation && g.Source != GrantSource.Delegation && g.HoldsOn(from) && g.HoldsOn(until));

    /// <summary>Ends a loan before its last day.</summary>
    /// <param name="grant">The grant by which this person borrows.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="by">The lender, the borrower, or whoever took the role from the lender.</param>
    /// <param name="at">The moment.</param>
    public Result EndLoan(Guid grant, string reason, Actor by, DateTimeOffset at)
    {
        if (_grants.Find(g => g.Id == grant && g.Source == GrantSource.Delegation) is not { } found) return Error.NotFound;
        _grants.Remove(found);
        Note(RightsChange.LoanEnded, found, reason, by, at);
        return Result.Ok;
    }

    internal Result Receive(Role role, Organisation organisation, DateOnly? until, string reason, Actor by, DateTimeOffset at)
    {
        if (GrantRefusal(role, organisation, until, by, at) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return AccessErrors.ReasonMissing;
        var grant = RoleGrant.Of(Id, role, organisation.Id, GrantSource.Administrator, DayOf(at), until, by.Id, at);
        _grants.Add(grant);
        Note(RightsChange.RoleGranted, grant, reason, by, at);
        return Result.Ok;
    }

    private Result Borrow(Role role, OrganisationId organisation, DateOnly from, DateOnly until, Actor lender, DateTimeOffset at)
    {
        if (Refusal(role, organisation, GrantSource.Delegation, from, until) is { } refusal) return refusal;
        var grant = RoleGrant.Of(Id, role, organisation, GrantSource.Delegation, from, until, lender.Id, at);
        _grants.Add(grant);
        Note(RightsChange.RoleLent, grant, "", lender, at);
        return Result.Ok;
    }

    // A loan does not stand in the way of a grant for good, but whoever holds a role need not borrow it.
    private Error? Refusal(Role role, OrganisationId organisation, GrantSource source, DateOnly from, DateOnly? until)
    {
        var same = _grants.Where(g => g.Role == role && g.OrganisationId == organisation && g.Overlaps(from, until));
        if (same.Any(g => source == GrantSource.Delegation || g.Source != GrantSource.Delegation)) return AccessErrors.HasRole;
        return ConflictWith(role, organisation, from, until) is { } held ? AccessErrors.Conflict(held) : null;
    }

    private Role? ConflictWith(Role role, OrganisationId organisation, DateOnly from, DateOnly? until, IReadOnlyCollection<RoleGrant>? leaving = null) => _grants
        .Where(g => leaving?.Contains(g) != true && g.Overlaps(from, until) && DutyConflicts.Between(role, g.Role, g.OrganisationId == organisation))
        .Select(g => (Role?)g.Role)
        .FirstOrDefault();
}
