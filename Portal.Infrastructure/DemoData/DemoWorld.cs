using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.DemoData;

/// <summary>What every part of the demonstration is made from: chance from a fixed seed, the moment, organisations and people.</summary>
internal sealed class DemoWorld(DateTimeOffset now, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyList<Person> people, PolicyVersion policy)
{
    private const int Seed = 20250129;
    private static readonly TimeSpan Karachi = TimeSpan.FromHours(5);

    private int _canisters;

    private readonly Dictionary<PersonId, Actor> _actors = people.ToDictionary(p => p.Id, p => ActorOf(p, organisations, DayOf(now)));
    private readonly ILookup<(string, Role), Person> _people = people
        .SelectMany(p => p.RolesAt(p.OrganisationId, DayOf(now)), (p, role) => (Person: p, Role: role))
        .ToLookup(p => (organisations.Values.Single(o => o.Id == p.Person.OrganisationId).Code, p.Role), p => p.Person);

    public Random Chance { get; } = new(Seed);

    /// <summary>Chance for moments, apart from the other: how often it is asked depends on weekends, and what is made must not.</summary>
    public Random Times { get; } = new(Seed);

    public DateTimeOffset Now { get; } = now.ToUniversalTime();

    public DateOnly Today { get; } = DayOf(now);

    public PolicyVersion Policy => policy;

    public IReadOnlyDictionary<string, Organisation> Organisations => organisations;

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Karachi).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Karachi).ToUniversalTime();

    /// <summary>One of an organisation's people with a role; another one for another number.</summary>
    public Actor Who(string organisation, Role role, int number = 0)
    {
        var found = _people[(organisation, role)].ToList();
        return _actors[found[number % found.Count].Id];
    }

    public Actor ActorOf(PersonId person) => _actors[person];

    public Actor ActorOf(Person person) => _actors[person.Id];

    public IEnumerable<Person> PeopleOf(OrganisationId organisation) => people.Where(p => p.OrganisationId == organisation);

    /// <summary>Whoever files for an organisation.</summary>
    public Actor Filer(Organisation organisation, int number = 0) =>
        Who(organisation.Code, organisation.Kind == OrganisationKind.Ministry ? Role.MinistryOfficial : Role.ProvincialItOfficer, number);

    /// <summary>A moment in office hours about so many days ago; never in the future and never before an earlier one.</summary>
    public DateTimeOffset At(double daysAgo, DateTimeOffset? after = null)
    {
        var day = Now.AddDays(-daysAgo).ToOffset(Karachi).Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        var moment = new DateTimeOffset(day, Karachi).AddHours(9).AddMinutes(Times.Next(8 * 60)).AddSeconds(Times.Next(60)).ToUniversalTime();
        if (after is { } earlier && moment <= earlier) moment = earlier.AddMinutes(20 + Times.Next(90));
        return moment < Now ? moment : Now.AddMinutes(-Times.Next(1, 30));
    }

    /// <summary>Numbers of the simulated network's canisters, one after another.</summary>
    public int NextCanister() => _canisters++;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Chance.Next(choices.Count)];

    /// <summary>True so many times in a hundred.</summary>
    public bool Happens(int percent) => Chance.Next(100) < percent;

    private static Actor ActorOf(Person person, IReadOnlyDictionary<string, Organisation> organisations, DateOnly day)
    {
        var organisation = organisations.Values.Single(o => o.Id == person.OrganisationId);
        return new Actor(person.Id, person.Pseudonym, organisation.Id, organisation.Code, RolePermissions.Together(person.RolesAt(organisation.Id, day), organisation.Kind));
    }
}
