using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Access;

/// <summary>The people a demonstration lets anyone sign in as.</summary>
/// <param name="db">The database.</param>
/// <param name="time">The clock.</param>
public sealed class DemoPersonas(PortalDbContext db, TimeProvider time)
{
    /// <summary>Addresses under this reserved domain (RFC 2606) belong to made-up people that a demonstration offers for sign-in.</summary>
    public const string Domain = "@persona.example";

    /// <summary>One person per persona, in the order of their roles.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DemoPersona>> ListAsync(CancellationToken ct)
    {
        var people = await db.People.AsNoTracking()
            .Where(p => p.State == PersonState.Active && p.Email.EndsWith(Domain))
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o.Name })
            .ToListAsync(ct);
        var today = time.TodayInPakistan();
        return [.. people.Select(p => new DemoPersona(p.Person.Id, p.Person.Name, FirstRole(p.Person), p.Organisation)).OrderBy(p => p.Role).ThenBy(p => p.Name.En, StringComparer.Ordinal)];

        Role? FirstRole(Person person) => person.RolesAt(person.OrganisationId, today) is [var first, ..] ? first : null;
    }

    /// <summary>A persona and the language they prefer; null for anybody else.</summary>
    /// <param name="id">The person.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Person?> FindAsync(PersonId id, CancellationToken ct) =>
        await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.State == PersonState.Active && p.Email.EndsWith(Domain), ct);
}

/// <summary>A person to sign in as.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">First role at the own organisation; null without any.</param>
/// <param name="Organisation">The organisation's name.</param>
public sealed record DemoPersona(PersonId Id, LocalizedText Name, Role? Role, LocalizedText Organisation);
