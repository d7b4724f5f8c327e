using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Access;

/// <summary>One person, as their administrator sees them.</summary>
/// <param name="Id">The person.</param>
[Requires(Permissions.Administration.ReadPeople)]
public sealed record GetPersonQuery(PersonId Id) : IQuery<PersonDetail>;

internal sealed class GetPersonHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetPersonQuery, Result<PersonDetail>>
{
    public async Task<Result<PersonDetail>> Handle(GetPersonQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var person = await db.People.AsNoTracking().Include("_steps").Visible(actor).SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (person is null) return Error.NotFound;
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, cancellationToken);
        var names = await NamesAsync(person, cancellationToken);
        var home = organisations[person.OrganisationId];
        var mayChange = actor.Id != person.Id && actor.Keeps(home.Id);
        return new PersonDetail
        {
            Id = person.Id,
            Version = person.Version,
            Name = person.Name,
            Email = person.Email,
            Pseudonym = person.Pseudonym,
            Organisation = home.Name,
            OrganisationId = home.Id,
            State = person.State,
            LastSignInAt = person.LastSignInAt,
            IsSelf = actor.Id == person.Id,
            MayDisable = mayChange && PersonLifecycle.Allows(person.State, PersonAction.Disable),
            Provider = person.ProviderKey,
            MayRelease = mayChange && person.ProviderKey is not null && PersonLifecycle.Allows(person.State, PersonAction.Release),
            MayEnable = mayChange && person.State == PersonState.Disabled,
            MayGrantAt = actor.Id == person.Id || person.State == PersonState.Disabled ? [] : GrantableAt(actor, organisations.Values),
            Grants = Grants(person, organisations, names),
            Requests = await db.WaitingAsync(actor, person.Id, cancellationToken),
            History = await HistoryAsync(person, organisations, names, cancellationToken),
        };
    }

    private static IReadOnlyList<OrganisationChoice> GrantableAt(Actor actor, IEnumerable<Organisation> organisations) =>
    [
        .. organisations.Where(o => actor.Keeps(o.Id)).OrderBy(o => o.Code, StringComparer.Ordinal)
            .Select(o => new OrganisationChoice(o.Id, o.Name, [.. Enum.GetValues<Role>().Where(r => RoleRules.MayBeHeldAt(r, o.Kind) && actor.KeepsRole(r, o.Id))]))
            .Where(c => c.Roles.Count > 0),
    ];

    private IReadOnlyList<GrantRow> Grants(Person person, Dictionary<OrganisationId, Organisation> organisations, Dictionary<PersonId, LocalizedText> names)
    {
        var today = time.TodayInPakistan();
        return
        [
            .. person.Grants.Where(g => g.WithdrawnAt is null && !(g.Until < today)).OrderBy(g => g.Role).ThenBy(g => g.Since).Select(g => new GrantRow(
                g.Id, g.Role, organisations[g.OrganisationId].Name, g.Source, g.Since, g.Until, g.GrantedBy is { } by ? names.GetValueOrDefault(by) : null,
                caller.Actor.Id != person.Id && caller.Actor.KeepsRole(g.Role, g.OrganisationId))),
        ];
    }

    private async Task<IReadOnlyList<PersonHistoryStep>> HistoryAsync(
        Person person, Dictionary<OrganisationId, Organisation> organisations, Dictionary<PersonId, LocalizedText> names, CancellationToken ct)
    {
        var pseudonym = person.Pseudonym;
        var entries = await db.LedgerEntries.AsNoTracking().Where(e => e.Subject == pseudonym && e.Type.StartsWith("person.")).OrderBy(e => e.Id)
            .LeftJoin(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.At, e.Type, Leaf = l == null ? (long?)null : l.Index })
            .ToListAsync(ct);

        // A step and its entry carry the same moment, to the microsecond that databases keep; several of a moment keep their order.
        var leaves = entries.GroupBy(e => (Microseconds(e.At), e.Type)).ToDictionary(g => g.Key, g => new Queue<long?>(g.Select(e => e.Leaf)));
        var steps = person.Steps.OrderBy(s => s.Id).Select(s => new PersonHistoryStep(
            s.Change, s.Role, s.OrganisationId is { } at ? organisations[at].Name : null, s.Until, names.GetValueOrDefault(s.By), s.Reason, s.At,
            leaves.TryGetValue((Microseconds(s.At), RightsChanged.TypeOf(s.Change)), out var found) && found.TryDequeue(out var leaf) ? leaf : null)).ToList();
        steps.Reverse();
        return steps;
    }

    private Task<Dictionary<PersonId, LocalizedText>> NamesAsync(Person person, CancellationToken ct)
    {
        var others = person.Steps.Select(s => s.By).Concat(person.Grants.Select(g => g.GrantedBy).OfType<PersonId>()).Distinct().ToList();
        return db.People.AsNoTracking().Where(p => others.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private static long Microseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
