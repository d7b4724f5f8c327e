using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.DemoData;

/// <summary>
/// What an administrator finds: at one organisation somebody invited, somebody disabled, a role on loan that soon ends, a role
/// asked for, and a review half done.
/// </summary>
internal sealed class DemoAccess(DemoWorld world, IReadOnlyList<Person> people)
{
    private const string Code = "PITB";

    private readonly Organisation _organisation = world.Organisations[Code];
    private readonly Actor _administrator = world.Who(Code, Role.OrganisationAdministrator);

    public List<Person> Newcomers { get; } = [];

    public List<RoleRequest> Requests { get; } = [];

    public List<AccessReview> Reviews { get; } = [];

    public void Make()
    {
        for (var i = 0; i < people.Count; i++) people[i].RecordSignIn(world.Now.AddHours(-3 - (i * 7 % 400)));
        var (officer, second) = (Named("Ayesha Malik"), Named("Usman Tariq"));
        Done(Entered("Sajid Mahmood", "ساجد محمود", 3).Grant(Role.ProvincialItOfficer, _organisation, null, "Order PITB/HR/214", _administrator, world.At(3)));

        var left = Worked("Zafar Ullah", "ظفر اللہ", [Role.ProvincialItOfficer]);
        Done(left.Disable("Transferred to another department, order PITB/HR/198", _administrator, world.At(12)));

        var stand = Worked("Komal Aslam", "کومل اسلم", []);
        var lent = world.At(8);
        Done(second.Lend(Role.ProvincialItOfficer, _organisation.Id, stand, DemoWorld.DayOf(lent), world.Today.AddDays(2), world.ActorOf(second), lent));

        Requests.Add(RoleRequest.Open(
            new(DemoText.Id("role-request:deputy")), second, Role.OrganisationAdministrator, _organisation, null, "Deputy administrator, order PITB/HR/220", _administrator, world.At(2)).Value);

        var review = AccessReview.Open(_organisation, Holders(), new WorkingCalendar([]), Actor.System("access-reviews"), world.At(6));
        Done(review.Confirm(officer.Id, _administrator, world.At(4)));
        Done(review.Confirm(stand.Id, _administrator, world.At(4)));
        Reviews.Add(review);
    }

    private IEnumerable<PersonId> Holders() => world.PeopleOf(_organisation.Id).Concat(Newcomers)
        .Where(p => p.State != PersonState.Disabled && p.RolesAt(_organisation.Id, world.Today).Count > 0).Select(p => p.Id);

    private Person Named(string name) => people.Single(p => p.Name.En == name && p.OrganisationId == _organisation.Id);

    private Person Entered(string english, string urdu, int daysAgo)
    {
        var person = Person.Invite(IdOf(english), new LocalizedText(english, urdu), AddressOf(english), _organisation.Id, _administrator, world.At(daysAgo));
        Newcomers.Add(person);
        return person;
    }

    private Person Worked(string english, string urdu, Role[] roles)
    {
        var person = Person.Create(IdOf(english), new LocalizedText(english, urdu), AddressOf(english), _organisation.Id, roles, "demo");
        person.RecordSignIn(world.Now.AddDays(-13));
        Newcomers.Add(person);
        return person;
    }

    private static PersonId IdOf(string name) => new(DemoText.Id("person:" + AddressOf(name)));

    private static string AddressOf(string name) => name.ToLowerInvariant().Replace(' ', '.') + DemoPeople.OthersDomain;

    private static void Done(Result result)
    {
        if (result.Error is { } refusal) throw new InvalidOperationException(refusal.Code);
    }
}
