using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>Somebody who signs in: the account's state here, its roles in the other part.</summary>
public sealed partial class Person : AggregateRoot
{
    /// <summary>The most characters an e-mail address may have (RFC 5321).</summary>
    public const int EmailMaxLength = 254;

    /// <summary>The most characters of a sign-in provider's key in the configuration.</summary>
    public const int ProviderKeyMaxLength = 40;

    /// <summary>The most characters of a provider's name for a person (OpenID Connect Core, <c>sub</c>).</summary>
    public const int SubjectMaxLength = 255;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    // People who were at work before the portal was.
    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    private readonly List<RoleGrant> _grants = [];
    private readonly List<PersonStep> _steps = [];

    private Person()
    {
    }

    /// <summary>Its identifier.</summary>
    public PersonId Id { get; private set; }

    /// <summary>Name in both languages.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>E-mail address in lower case; unique.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The organisation the person belongs to; roles may be held at others too.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>How the account stands.</summary>
    public PersonState State { get; private set; }

    /// <summary>Whether the person may sign in and act.</summary>
    public bool IsActive => State == PersonState.Active;

    /// <summary>When the person first signed in, or was entered as already at work, in UTC; null before.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>When the person last signed in, in UTC.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>The sign-in provider that answers for the person; null before the first sign-in and in demonstrations.</summary>
    public string? ProviderKey { get; private set; }

    /// <summary>The provider's own name for the person; unique with the provider.</summary>
    public string? Subject { get; private set; }

    /// <summary>Rotated whenever roles, loans or state change: whoever keeps something made from rights compares it.</summary>
    public Guid RightsStamp { get; private set; } = Guid.NewGuid();

    /// <summary>Preferred language, <c>en</c> or <c>ur</c>; null until chosen.</summary>
    public string? Language { get; private set; }

    /// <summary>Salt of <see cref="Pseudonym"/>; deleting it makes the person's ledger entries anonymous.</summary>
    public string LedgerSalt { get; private set; } = "";

    /// <summary>The name the person has in the public ledger: a salted hash, so that erasure does not break the log.</summary>
    public string Pseudonym => PseudonymOf(Id, LedgerSalt);

    /// <summary>What happened to the person's rights, oldest first.</summary>
    public IReadOnlyList<PersonStep> Steps => [.. _steps.OrderBy(s => s.At)];

    /// <summary>The name a person has in the public ledger.</summary>
    /// <param name="id">The person.</param>
    /// <param name="salt">The person's salt.</param>
    public static string PseudonymOf(PersonId id, string salt) =>
        "p-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}:{id.Value:N}")))[..20];

    /// <summary>
    /// Somebody who is already at work, for demonstrations and tests: active, with roles at the own organisation and without
    /// an entry in the ledger. People of a real portal are invited.
    /// </summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="name">Name in both languages.</param>
    /// <param name="email">E-mail address.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="roles">Roles there.</param>
    /// <param name="ledgerSalt">Random salt, or a fixed one for demo people.</param>
    /// <exception cref="ArgumentException">The roles do not go together.</exception>
    public static Person Create(PersonId id, LocalizedText name, string email, OrganisationId organisation, IEnumerable<Role> roles, string? ledgerSalt = null)
    {
        var person = Enter(id, name, email, organisation, PersonState.Active, ledgerSalt);
        foreach (var role in roles.Distinct())
        {
            if (person.ConflictWith(role, organisation, DayOf(Beginning), null) is { } held) throw new ArgumentException($"{role} does not go with {held}.", nameof(roles));
            person._grants.Add(RoleGrant.Of(id, role, organisation, GrantSource.Administrator, DayOf(Beginning), null, null, Beginning));
        }

        return person;
    }

    /// <summary>Enters somebody who has not signed in yet; roles are granted afterwards.</summary>
    /// <param name="id">Made by the caller, so that a second click invites nobody twice.</param>
    /// <param name="name">Name in both languages.</param>
    /// <param name="email">E-mail address; the first sign-in is recognised by it.</param>
    /// <param name="home">The organisation the person belongs to.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="at">The moment.</param>
    public static Person Invite(PersonId id, LocalizedText name, string email, OrganisationId home, Actor by, DateTimeOffset at)
    {
        var person = Enter(id, name, email, home, PersonState.Invited, null);
        person.Note(RightsChange.Invited, null, "", by, at);
        return person;
    }

    /// <summary>Ties the account to an identity at the first sign-in; again with the same identity changes nothing.</summary>
    /// <param name="providerKey">The provider's key in the configuration.</param>
    /// <param name="subject">The provider's name for the person.</param>
    /// <param name="at">The moment.</param>
    public Result Link(string providerKey, string subject, DateTimeOffset at)
    {
        if (PersonLifecycle.Next(State, PersonAction.Link) is not { } next) return AccessErrors.CannotMove(State);
        if (ProviderKey == providerKey && Subject == subject) return Result.Ok;
        if (ProviderKey is not null) return AccessErrors.LinkedElsewhere;
        (ProviderKey, Subject, State) = (providerKey, subject, next);
        JoinedAt ??= at;
        Note(RightsChange.Joined, null, "", SignInActor, at);
        return Result.Ok;
    }

    /// <summary>Notes a sign-in. It decides nothing: neither an entry in the ledger nor a new version comes of it.</summary>
    /// <param name="at">The moment.</param>
    public void RecordSignIn(DateTimeOffset at) => LastSignInAt = at;

    /// <summary>Keeps the language the person reads in.</summary>
    /// <param name="language"><c>en</c> or <c>ur</c>.</param>
    public void Prefer(string language)
    {
        if (Language == language) return;
        Language = language;
        Touch();
    }

    /// <summary>Takes sign-in away; whatever the person has lent ends with it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Disable(string reason, Actor by, DateTimeOffset at) => Move(PersonAction.Disable, RightsChange.Disabled, reason, by, at);

    /// <summary>Gives sign-in back, with the roles the person had.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Enable(string reason, Actor by, DateTimeOffset at) =>
        Move(JoinedAt is null ? PersonAction.InviteAgain : PersonAction.Enable, RightsChange.Enabled, reason, by, at);

    /// <summary>
    /// Unties the account from its identity, for example when an organisation changes its provider. The roles stay, and hold again once a
    /// sign-in with the account's address, vouched for by a provider, ties it anew.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">An administrator, never the person.</param>
    /// <param name="at">The moment.</param>
    public Result Release(string reason, Actor by, DateTimeOffset at)
    {
        if (ProviderKey is null) return AccessErrors.NotLinked;
        if (Move(PersonAction.Release, RightsChange.IdentityReleased, reason, by, at) is { Error: { } refusal }) return refusal;
        (ProviderKey, Subject, JoinedAt) = (null, null, null);
        return Result.Ok;
    }

    private static Actor SignInActor { get; } = Actor.System("sign-in");

    private static Person Enter(PersonId id, LocalizedText name, string email, OrganisationId home, PersonState state, string? salt) => new()
    {
        Id = id,
        Name = name,
        Email = email.ToLowerInvariant(),
        OrganisationId = home,
        State = state,
        JoinedAt = state == PersonState.Active ? Beginning : null,
        LedgerSalt = salt ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
    };

    private Result Move(PersonAction action, RightsChange change, string reason, Actor by, DateTimeOffset at)
    {
        if (PersonLifecycle.Next(State, action) is not { } next) return AccessErrors.CannotMove(State);
        if (by.Id == Id) return AccessErrors.OwnRights;
        if (string.IsNullOrWhiteSpace(reason)) return AccessErrors.ReasonMissing;
        State = next;
        Note(change, null, reason, by, at);
        return Result.Ok;
    }

    private void Note(RightsChange change, RoleGrant? grant, string reason, Actor by, DateTimeOffset at)
    {
        RightsStamp = Guid.NewGuid();
        _steps.Add(new(Guid.CreateVersion7(), change, grant?.Role, grant?.OrganisationId, grant?.Until, by.Id, reason, at));
        var roles = _grants.Where(g => g.WithdrawnAt is null).OrderBy(g => g.Id).Select(g => new { g.Role, Organisation = g.OrganisationId.Value, g.Source, g.Since, g.Until });
        var snapshot = new { Change = change, State, Role = grant?.Role, Reason = reason, Roles = roles.ToList() };
        Raise(new RightsChanged(Id, Pseudonym, change, grant?.Role, grant?.OrganisationId, snapshot, Version, by, at));
    }

    private static DateOnly DayOf(DateTimeOffset at) => WorkingCalendar.DayOf(at);
}
