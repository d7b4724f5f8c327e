using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>One person, as their administrator sees them.</summary>
public sealed record PersonDetail
{
    /// <summary>The person.</summary>
    public required PersonId Id { get; init; }

    /// <summary>The version that commands carry.</summary>
    public required Guid Version { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Address.</summary>
    public required string Email { get; init; }

    /// <summary>The person's name in the ledger.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>Name of the organisation they belong to.</summary>
    public required LocalizedText Organisation { get; init; }

    /// <summary>The organisation they belong to.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>How the account stands.</summary>
    public required PersonState State { get; init; }

    /// <summary>When they last signed in, in UTC.</summary>
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Whether the administrator looks at themself.</summary>
    public required bool IsSelf { get; init; }

    /// <summary>Whether sign-in may be taken away now.</summary>
    public required bool MayDisable { get; init; }

    /// <summary>Key of the identity provider the account is tied to; null when it is tied to none.</summary>
    public required string? Provider { get; init; }

    /// <summary>Whether the account may be untied from its identity now.</summary>
    public required bool MayRelease { get; init; }

    /// <summary>Whether sign-in may be given back now.</summary>
    public required bool MayEnable { get; init; }

    /// <summary>Where roles may be granted, and which.</summary>
    public required IReadOnlyList<OrganisationChoice> MayGrantAt { get; init; }

    /// <summary>Roles that hold now or will, by role.</summary>
    public required IReadOnlyList<GrantRow> Grants { get; init; }

    /// <summary>Roles asked for and not yet decided.</summary>
    public required IReadOnlyList<RoleRequestRow> Requests { get; init; }

    /// <summary>What happened to the person's rights, newest first.</summary>
    public required IReadOnlyList<PersonHistoryStep> History { get; init; }
}

/// <summary>An organisation and the roles that can be held there.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roles">The roles.</param>
public sealed record OrganisationChoice(OrganisationId Id, LocalizedText Name, IReadOnlyList<Role> Roles);

/// <summary>A role held.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Until">Its last day; null without end.</param>
/// <param name="By">Who granted or lends it; null for claims and what came with the portal.</param>
/// <param name="MayTakeAway">Whether the reader may take it away.</param>
public sealed record GrantRow(
    Guid Id, Role Role, LocalizedText Organisation, GrantSource Source, DateOnly Since, DateOnly? Until, LocalizedText? By, bool MayTakeAway);

/// <summary>One step in the history of a person's rights.</summary>
/// <param name="Change">What was done.</param>
/// <param name="Role">The role concerned, if one.</param>
/// <param name="Organisation">Where it is held, if one.</param>
/// <param name="Until">Its last day, if it has one.</param>
/// <param name="By">Who did it; null for the portal.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Leaf">The ledger's leaf that proves it; null until it is sealed.</param>
public sealed record PersonHistoryStep(
    RightsChange Change, Role? Role, LocalizedText? Organisation, DateOnly? Until, LocalizedText? By, string Reason, DateTimeOffset At, long? Leaf);
