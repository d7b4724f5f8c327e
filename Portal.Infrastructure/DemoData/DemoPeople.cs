using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.ReferenceData;

namespace Portal.Infrastructure.DemoData;

/// <summary>The made-up people of a demonstration.</summary>
public static class DemoPeople
{
    /// <summary>The reserved domain (RFC 2606) of people whom a demonstration does not offer for sign-in.</summary>
    internal const string OthersDomain = "@people.example";

    /// <summary>Everybody, in the order of the list.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } = [.. DemoText.Lines("people").Select(Read)];

    /// <summary>The people that a demonstration offers for sign-in: at least one of each role.</summary>
    public static IReadOnlyList<DemoPerson> Personas { get; } = [.. All.Where(p => p.IsPersona)];

    private static DemoPerson Read(string[] line) => new(new LocalizedText(line[0], line[1]), line[2], Enum.Parse<Role>(line[3]), line[4].Length > 0);

    /// <summary>One of them.</summary>
    /// <param name="Name">Name in both languages.</param>
    /// <param name="OrganisationCode">Where the person works.</param>
    /// <param name="Role">What the person is at work.</param>
    /// <param name="IsPersona">Whether the demonstration offers this person for sign-in.</param>
    public sealed record DemoPerson(LocalizedText Name, string OrganisationCode, Role Role, bool IsPersona)
    {
        public string Email => Name.En.ToLowerInvariant().Replace(' ', '.') + (IsPersona ? DemoPersonas.Domain : OthersDomain);

        public PersonId Id => new(DemoText.Id("person:" + Email));

        public Person ToPerson() => Person.Create(Id, Name, Email, OrganisationCatalogue.IdOf(OrganisationCode), [Role], "demo");
    }
}
