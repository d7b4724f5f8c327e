using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>Identifies a request for a role.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct RoleRequestId(Guid Value) : IEntityId<RoleRequestId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static RoleRequestId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static RoleRequestId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>How a request for a role stands.</summary>
public enum RoleRequestState
{
    /// <summary>Waits for a second administrator.</summary>
    Waiting,

    /// <summary>Another administrator granted the role.</summary>
    Granted,

    /// <summary>Another administrator refused it.</summary>
    Refused,

    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,
}

/// <summary>One administrator asks for a privileged role for somebody; another grants or refuses it.</summary>
public sealed class RoleRequest : AggregateRoot
{
    private RoleRequest()
    {
    }

    /// <summary>Its identifier.</summary>
    public RoleRequestId Id { get; private set; }

    /// <summary>For whom.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>The role asked for.</summary>
    public Role Role { get; private set; }

    /// <summary>Where it would be held.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The last day asked for; null without end.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>How it stands.</summary>
    public RoleRequestState State { get; private set; }

    /// <summary>True while it waits, otherwise null: with person, role and organisation unique, so that nothing is asked for twice.</summary>
    public bool? IsWaiting { get; private set; }

    /// <summary>Why it was asked for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public PersonId RequestedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Why it was decided as it was; empty before.</summary>
    public string DecisionReason { get; private set; } = "";

    /// <summary>Who decided it, or took it back.</summary>
    public PersonId? DecidedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>A request's public code, for example <c>RR-7F3A90C1</c>.</summary>
    /// <param name="id">The request.</param>
    public static string CodeOf(RoleRequestId id) => "RR-" + id.Value.ToString("N")[^8..].ToUpperInvariant();

    /// <summary>Asks for a role.</summary>
    /// <param name="id">Made by the caller, so that a second click asks for nothing twice.</param>
    /// <param name="person">For whom.</param>
    /// <param name="role">A privileged role.</param>
    /// <param name="organisation">Where it would be held.</param>
    /// <param name="until">The last day; null without end.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public static Result<RoleRequest> Open(RoleRequestId id, Person person, Role role, Organisation organisation, DateOnly? until, string reason, Actor by, DateTimeOffset at)
    {
        if (!RoleRules.IsPrivileged(role)) throw new ArgumentOutOfRangeException(nameof(role), role, "One administrator grants this role alone.");
        if (person.GrantRefusal(role, organisation, until, by, at) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return AccessErrors.ReasonMissing;
        var request = new RoleRequest
        {
            Id = id,
            PersonId = person.Id,
            Role = role,
            OrganisationId = organisation.Id,
            Until = until,
            IsWaiting = true,
            Reason = reason,
            RequestedBy = by.Id,
            RequestedAt = at,
        };
        request.Tell(person.Pseudonym, by, at);
        return request;
    }

    /// <summary>Grants what was asked for.</summary>
    /// <param name="person">The person it is for.</param>
    /// <param name="organisation">Where the role will be held.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator who neither asked nor is the person.</param>
    /// <param name="at">The moment.</param>
    public Result Grant(Person person, Organisation organisation, string reason, Actor by, DateTimeOffset at)
    {
        if (DecisionRefusal(reason, by) is { } refusal) return refusal;
        var given = person.Receive(Role, organisation, Until, reason, by, at);
        if (given.Error is null) Close(RoleRequestState.Granted, reason, person.Pseudonym, by, at);
        return given;
    }

    /// <summary>Refuses what was asked for.</summary>
    /// <param name="person">The person it is for.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator who neither asked nor is the person.</param>
    /// <param name="at">The moment.</param>
    public Result Refuse(Person person, string reason, Actor by, DateTimeOffset at)
    {
        if (DecisionRefusal(reason, by) is { } refusal) return refusal;
        if (by.Id == person.Id) return AccessErrors.OwnRights;
        Close(RoleRequestState.Refused, reason, person.Pseudonym, by, at);
        return Result.Ok;
    }

    /// <summary>Takes the request back.</summary>
    /// <param name="person">The person it is for.</param>
    /// <param name="by">Whoever asked.</param>
    /// <param name="at">The moment.</param>
    public Result Withdraw(Person person, Actor by, DateTimeOffset at)
    {
        if (IsWaiting is null) return AccessErrors.RequestClosed;
        if (by.Id != RequestedBy) return Error.Forbidden;
        Close(RoleRequestState.Withdrawn, "", person.Pseudonym, by, at);
        return Result.Ok;
    }

    private Error? DecisionRefusal(string reason, Actor by)
    {
        if (IsWaiting is null) return AccessErrors.RequestClosed;
        if (by.Id == RequestedBy) return AccessErrors.FourEyes;
        return string.IsNullOrWhiteSpace(reason) ? AccessErrors.ReasonMissing : null;
    }

    private void Close(RoleRequestState state, string reason, string pseudonym, Actor by, DateTimeOffset at)
    {
        (State, IsWaiting, DecisionReason, DecidedBy, DecidedAt) = (state, null, reason, by.Id, at);
        Tell(pseudonym, by, at);
    }

    private void Tell(string pseudonym, Actor by, DateTimeOffset at) =>
        Raise(new RoleRequestMoved(Id, PersonId, State, new { Person = pseudonym, Role, Organisation = OrganisationId.Value, Until, State, Reason, DecisionReason }, Version, by, at));
}

/// <summary>A role was asked for, granted or refused.</summary>
/// <param name="Id">The request.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Snapshot">What was asked for, without personal data.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record RoleRequestMoved(RoleRequestId Id, PersonId PersonId, RoleRequestState State, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new(
        "role-request." + State.ToString().ToLowerInvariant(), RoleRequest.CodeOf(Id), SubjectVersion, Snapshot, "/admin/role-requests");
}
