using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>Where a grant comes from.</summary>
public enum GrantSource
{
    /// <summary>An administrator gave it.</summary>
    Administrator,

    /// <summary>A claim of the sign-in provider gives it, as a rule of the portal says.</summary>
    ClaimRule,

    /// <summary>A colleague lends it while on leave.</summary>
    Delegation,
}

/// <summary>One role that a person holds at one organisation, from a day to a day. Part of <see cref="Person"/>, which alone changes it.</summary>
public sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    /// <summary>Its key.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who holds the role.</summary>
    public PersonId PersonId { get; private init; }

    /// <summary>The role.</summary>
    public Role Role { get; private init; }

    /// <summary>Where it is held.</summary>
    public OrganisationId OrganisationId { get; private init; }

    /// <summary>Where it comes from.</summary>
    public GrantSource Source { get; private init; }

    /// <summary>The first day on which it holds, in Pakistan.</summary>
    public DateOnly Since { get; private init; }

    /// <summary>The last day on which it holds; null while it has no end.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>Who gave it; null for what was entered with the portal and for claims.</summary>
    public PersonId? GrantedBy { get; private init; }

    /// <summary>Who lends it; null unless <see cref="Source"/> is <see cref="GrantSource.Delegation"/>.</summary>
    public PersonId? LentBy { get; private init; }

    /// <summary>When it was given, in UTC.</summary>
    public DateTimeOffset GrantedAt { get; private init; }

    /// <summary>
    /// When an administrator took away what a claim gives, in UTC. The grant stays, without effect, so that the next sign-in
    /// does not bring it back as long as the claim is there.
    /// </summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Whether it holds on a day.</summary>
    /// <param name="day">The day, in Pakistan.</param>
    public bool HoldsOn(DateOnly day) => Overlaps(day, day);

    /// <summary>Whether it holds on any day of a period.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day; null without end.</param>
    public bool Overlaps(DateOnly from, DateOnly? until) =>
        WithdrawnAt is null && (Until is null || Until >= from) && (until is null || Since <= until);

    internal static RoleGrant Of(
        PersonId person, Role role, OrganisationId organisation, GrantSource source, DateOnly from, DateOnly? until, PersonId? by, DateTimeOffset at) => new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            Role = role,
            OrganisationId = organisation,
            Source = source,
            Since = from,
            Until = until,
            GrantedBy = by,
            LentBy = source == GrantSource.Delegation ? by : null,
            GrantedAt = at,
        };

    internal void Withdraw(DateTimeOffset at) => WithdrawnAt = at;
}
