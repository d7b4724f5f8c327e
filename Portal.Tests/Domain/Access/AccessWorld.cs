using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Tests.Domain.Access;

/// <summary>Organisations, people and administrators for tests of rights.</summary>
internal static class AccessWorld
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static Organisation Provincial { get; } = Of("PITB", OrganisationKind.Provincial);

    public static Organisation Authority { get; } = Of("PDA", OrganisationKind.DigitalAuthority);

    public static Organisation Regulator { get; } = Of("SBP", OrganisationKind.Regulator);

    public static Organisation OfKind(OrganisationKind kind) => Of("X", kind);

    public static Actor Administrator() => new(PersonId.New(), "p-admin", Authority.Id, "PDA", new HashSet<string>());

    public static Person Working(Organisation at, params Role[] roles) =>
        Person.Create(PersonId.New(), new("Somebody", "کوئی"), $"{Guid.NewGuid():N}@test.example", at.Id, roles);

    public static Person Invited(Organisation at) => Person.Invite(PersonId.New(), new("Somebody", "کوئی"), $"{Guid.NewGuid():N}@test.example", at.Id, Administrator(), Now);

    public static Person In(PersonState state)
    {
        var person = state == PersonState.Invited ? Invited(Provincial) : Working(Provincial);
        if (state == PersonState.Disabled) person.Disable("Left", Administrator(), Now);
        return person;
    }

    public static Actor Self(Person person) => new(person.Id, person.Pseudonym, person.OrganisationId, "X", new HashSet<string>());

    public static IReadOnlyList<RightsChange> Changes(AggregateRoot person) => [.. person.Events.OfType<RightsChanged>().Select(e => e.Change)];

    private static Organisation Of(string code, OrganisationKind kind) =>
        Organisation.Create(OrganisationId.New(), code, new(code, code), kind, Region.Federal, new DateOnly(2020, 1, 1));
}
