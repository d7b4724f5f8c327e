using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>
/// Gives a role at an organisation to everybody whose identity provider says so: "who is in the group <c>pda-approvers</c> is an
/// approver of the PDA". Its content never changes: another rule is another decision. A rule that gives a privileged role waits until a
/// second administrator confirms it, or one administrator alone could make approvers of a whole group.
/// </summary>
public sealed class ClaimRule : AggregateRoot
{
    /// <summary>The most characters of a claim's name.</summary>
    public const int ClaimMaxLength = 100;

    /// <summary>The most characters of a claim's value.</summary>
    public const int ValueMaxLength = 200;

    private ClaimRule()
    {
    }

    /// <summary>Its identifier.</summary>
    public ClaimRuleId Id { get; private set; }

    /// <summary>Configuration key of the identity provider.</summary>
    public string ProviderKey { get; private set; } = "";

    /// <summary>Name of the claim; dots lead into an object, as in <c>realm_access.roles</c>.</summary>
    public string Claim { get; private set; } = "";

    /// <summary>The value that the claim, or one of its values, must have, letter for letter.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The role it gives.</summary>
    public Role Role { get; private set; }

    /// <summary>The organisation it gives the role at.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The administrator who added it.</summary>
    public PersonId AddedBy { get; private set; }

    /// <summary>The second administrator, who put it in force; null where none has, or none is needed.</summary>
    public PersonId? ConfirmedBy { get; private set; }

    /// <summary>Whether it gives the role.</summary>
    public bool IsInForce => ConfirmedBy is not null || !RoleRules.IsPrivileged(Role);

    /// <summary>A new rule.</summary>
    /// <param name="id">Made by the caller, so that a second click makes nothing twice.</param>
    /// <param name="condition">What the provider must say.</param>
    /// <param name="role">The role it gives.</param>
    /// <param name="organisation">The organisation it gives the role at.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">The moment.</param>
    public static Result<ClaimRule> Create(ClaimRuleId id, ClaimCondition condition, Role role, Organisation organisation, Actor by, DateTimeOffset now)
    {
        if (!RoleRules.MayBeHeldAt(role, organisation.Kind)) return AccessErrors.RoleNotHere;
        var rule = new ClaimRule
        {
            Id = id,
            ProviderKey = condition.ProviderKey,
            Claim = condition.Claim,
            Value = condition.Value,
            Role = role,
            OrganisationId = organisation.Id,
            AddedBy = by.Id,
        };
        rule.Note("added", by, now);
        return rule;
    }

    /// <summary>Puts it in force; again changes nothing.</summary>
    /// <param name="by">An administrator who did not add it.</param>
    /// <param name="now">The moment.</param>
    public Result Confirm(Actor by, DateTimeOffset now)
    {
        if (IsInForce) return Result.Ok;
        if (by.Id == AddedBy) return ClaimRuleErrors.FourEyes;
        ConfirmedBy = by.Id;
        Note("confirmed", by, now);
        return Result.Ok;
    }

    /// <summary>Notes that the rule is taken away; the caller removes it.</summary>
    /// <param name="by">Who takes it away.</param>
    /// <param name="now">The moment.</param>
    public void Retire(Actor by, DateTimeOffset now) => Note("removed", by, now);

    /// <summary>Whether a person of whom the provider says these things gets the role.</summary>
    /// <param name="claims">Values by the claim's name.</param>
    public bool IsMet(IReadOnlyDictionary<string, IReadOnlyList<string>> claims) => claims.TryGetValue(Claim, out var values) && values.Contains(Value, StringComparer.Ordinal);

    private void Note(string verb, Actor by, DateTimeOffset now) =>
        Raise(new ClaimRuleChanged(Id, verb, new { ProviderKey, Claim, Value, Role, OrganisationId, IsInForce }, Version, by, now));
}

/// <summary>Refusals about claim rules.</summary>
public static class ClaimRuleErrors
{
    /// <summary>Whoever added a rule does not confirm it.</summary>
    public static Error FourEyes { get; } = new("ClaimRules.FourEyes", ErrorKind.Forbidden);

    /// <summary>There is this very rule already.</summary>
    public static Error Exists { get; } = new("ClaimRules.Exists", ErrorKind.Conflict);
}

/// <summary>What an identity provider must say of a person.</summary>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="Claim">Name of the claim.</param>
/// <param name="Value">The value wanted.</param>
public sealed record ClaimCondition(string ProviderKey, string Claim, string Value);

/// <summary>A claim rule was added, confirmed or removed.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Snapshot">The rule's content.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ClaimRuleChanged(ClaimRuleId Id, string Verb, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override Ledger.LedgerFact Fact => new("claim-rule." + Verb, "CR-" + Id.Value.ToString("N")[^8..].ToUpperInvariant(), SubjectVersion, Snapshot, "/admin/sign-in");
}

/// <summary>Identifies a claim rule.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct ClaimRuleId(Guid Value) : IEntityId<ClaimRuleId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static ClaimRuleId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static ClaimRuleId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
