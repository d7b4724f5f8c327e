using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Policies;

namespace Portal.Domain.Compliance;

/// <summary>
/// A set of obligations with their parameters. It begins as a copy of another, is written, put forward and approved by two people who had no
/// hand in it, and is in force from its day until the next one is.
/// </summary>
public sealed partial class PolicyVersion : AggregateRoot
{
    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>The most days that lie between a proposal and its day.</summary>
    public const int MaxDaysAhead = 730;

    private readonly List<PolicyStep> _steps = [];
    private readonly List<PolicyChange> _changes = [];

    // Each is kept as one value and therefore replaced, never changed.
    private List<string> _obligationIds = [];
    private List<Guid> _authors = [];

    private PolicyVersion()
    {
    }

    /// <summary>Its identifier.</summary>
    public PolicyVersionId Id { get; private set; }

    /// <summary>Its number, from 1; given when it is begun and never again, whatever becomes of it.</summary>
    public int Number { get; private set; }

    /// <summary>Where it stands.</summary>
    public PolicyState State { get; private set; }

    /// <summary>First day on which it is in force, in Pakistan; null for a draft, for which none is proposed.</summary>
    public DateOnly? EffectiveFrom { get; private set; }

    /// <summary>The obligations that are switched on.</summary>
    public IReadOnlyList<string> ObligationIds => _obligationIds;

    /// <summary>The figures.</summary>
    public PolicyParameters Parameters { get; private set; } = new();

    /// <summary>Number of the version that it began as a copy of; null for one that the portal ships.</summary>
    public int? BasedOn { get; private set; }

    /// <summary>Who gave the first approval; null before it was given.</summary>
    public PersonId? FirstApproval { get; private set; }

    /// <summary>Who gave the second approval; null before it was given.</summary>
    public PersonId? SecondApproval { get; private set; }

    /// <summary>When the portal began to apply it, in UTC; null before, and for one that it ships.</summary>
    public DateTimeOffset? TookEffectAt { get; private set; }

    /// <summary>What was done with it, as far as it was loaded.</summary>
    public IReadOnlyList<PolicyStep> Steps => _steps;

    /// <summary>What was changed while it was a draft, as far as it was loaded.</summary>
    public IReadOnlyList<PolicyChange> Changes => _changes;

    /// <summary>The obligations that are switched on, in the catalogue's order.</summary>
    public IReadOnlyList<Obligation> Obligations => [.. ObligationCatalogue.All.Where(o => _obligationIds.Contains(o.Id))];

    /// <summary>What it says.</summary>
    public PolicyContent Content => new(ObligationIds, Parameters);

    /// <summary>Its code in the ledger.</summary>
    public string Code => CodeOf(Number);

    /// <summary>Code of a version in the ledger, for example <c>POLICY-7</c>.</summary>
    /// <param name="number">Its number.</param>
    public static string CodeOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"POLICY-{number}");

    /// <summary>Name of a version, for example "Policy version 7".</summary>
    /// <param name="number">Its number.</param>
    public static LocalizedText NameOf(int number)
    {
        var written = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new LocalizedText($"Policy version {written}", $"پالیسی نسخہ {written}");
    }

    /// <summary>A version as the portal ships it, in force without anybody's approval.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="effectiveFrom">First day.</param>
    /// <param name="obligationIds">What is switched on.</param>
    /// <param name="parameters">The figures.</param>
    public static PolicyVersion Create(int number, DateOnly effectiveFrom, IEnumerable<string> obligationIds, PolicyParameters parameters)
    {
        var version = new PolicyVersion { Id = PolicyVersionId.New(), Number = number, State = PolicyState.Approved, EffectiveFrom = effectiveFrom, Parameters = parameters };
        version._obligationIds = [.. obligationIds];
        return version;
    }

    /// <summary>Begins a draft as a copy of a version.</summary>
    /// <param name="id">Made by the caller, so that a second click begins nothing twice.</param>
    /// <param name="number">The next number.</param>
    /// <param name="source">The version that is copied.</param>
    /// <param name="reason">What the new version is for.</param>
    /// <param name="by">Who drafts it.</param>
    /// <param name="now">The moment.</param>
    public static Result<PolicyVersion> Draft(PolicyVersionId id, int number, PolicyVersion source, string reason, Actor by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        var version = new PolicyVersion { Id = id, Number = number, State = PolicyState.Draft, Parameters = source.Parameters, BasedOn = source.Number };
        version._obligationIds = [.. source.ObligationIds];
        version._authors = [by.Id.Value];
        version.Tell(PolicyAction.Draft, reason, by, now);
        return version;
    }

    /// <summary>Whether somebody wrote or proposed it, or some of it.</summary>
    /// <param name="person">The person.</param>
    public bool IsAuthor(PersonId person) => _authors.Contains(person.Value);

    /// <summary>Where it stands on a day.</summary>
    /// <param name="inForce">The number of the version in force on that day.</param>
    /// <param name="today">The day in Pakistan.</param>
    public PolicyStanding StandingOn(DateOnly today, int? inForce) => State switch
    {
        PolicyState.Draft => PolicyStanding.Draft,
        PolicyState.Proposed => PolicyStanding.Proposed,
        PolicyState.Refused => PolicyStanding.Refused,
        PolicyState.Withdrawn => PolicyStanding.Withdrawn,
        _ when EffectiveFrom > today => PolicyStanding.Scheduled,
        _ => Number == inForce ? PolicyStanding.InForce : PolicyStanding.Superseded,
    };

    private void Tell(PolicyAction action, string reason, Actor by, DateTimeOffset now, IReadOnlyList<PolicyChange>? changes = null)
    {
        _steps.Add(new PolicyStep(Guid.CreateVersion7(now), action, by.Id, now, reason));
        var snapshot = new
        {
            Number,
            State,
            EffectiveFrom,
            BasedOn,
            Content = Content.Hash,
            Reason = reason,
            Changes = (changes ?? []).Select(c => new { c.Field, c.Before, c.After, c.Reason }).ToList(),
        };
        Raise(new PolicyMoved(Id, Number, action, snapshot, Version, by, now));
    }
}
