using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Which people are wanted.</summary>
/// <param name="Text">Part of a name, address or organisation's code, or a whole pseudonym of the ledger; null for all.</param>
/// <param name="State">How the account stands; null for any.</param>
/// <param name="Role">A role held today; null for any.</param>
/// <param name="Organisation">Code of the organisation they belong to; null for any.</param>
public sealed record PeopleFilter(string? Text = null, PersonState? State = null, Role? Role = null, string? Organisation = null);

/// <summary>The people an administrator keeps.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Paging">Which part; sorts <c>name</c> (the default), <c>organisation</c>, <c>seen</c>.</param>
/// <param name="Language">Whose alphabet names are sorted by: <c>ur</c> for Urdu, anything else for English.</param>
[Requires(Permissions.Administration.ReadPeople)]
public sealed record ListPeopleQuery(PeopleFilter Filter, PageRequest Paging, string? Language = null) : IQuery<Page<PersonRow>>;

/// <summary>One person in a list.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Roles">Roles held today, wherever.</param>
/// <param name="Organisation">Name of the organisation they belong to.</param>
/// <param name="State">How the account stands.</param>
/// <param name="LastSignInAt">When they last signed in, in UTC.</param>
public sealed record PersonRow(PersonId Id, LocalizedText Name, string Email, IReadOnlyList<Role> Roles, LocalizedText Organisation, PersonState State, DateTimeOffset? LastSignInAt);

internal sealed class ListPeopleHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListPeopleQuery, Result<Page<PersonRow>>>
{
    public async Task<Result<Page<PersonRow>>> Handle(ListPeopleQuery request, CancellationToken cancellationToken)
    {
        var (paging, filter, today) = (request.Paging.Bounded, request.Filter, time.TodayInPakistan());
        var kept = await FilterAsync(db.People.AsNoTracking().Visible(caller.Actor), filter, today, cancellationToken);
        var people = kept.Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o });
        if (!string.IsNullOrWhiteSpace(filter.Organisation)) people = people.Where(r => r.Organisation.Code == filter.Organisation);
        if (!string.IsNullOrWhiteSpace(filter.Text) && !IsPseudonym(filter.Text))
        {
            var text = filter.Text.Trim().ToLowerInvariant();
            people = people.Where(r => r.Person.Name.En.ToLower().Contains(text) || r.Person.Name.Ur.Contains(text)
                || r.Person.Email.Contains(text) || r.Organisation.Code.ToLower().Contains(text));
        }

        var total = await people.CountAsync(cancellationToken);
        var sorted = paging.Sort switch
        {
            "organisation" => paging.Descending ? people.OrderByDescending(r => r.Organisation.Code) : people.OrderBy(r => r.Organisation.Code),
            "seen" => paging.Descending ? people.OrderByDescending(r => r.Person.LastSignInAt != null).ThenByDescending(r => r.Person.LastSignInAt)
                : people.OrderBy(r => r.Person.LastSignInAt != null).ThenBy(r => r.Person.LastSignInAt),
            _ => paging.Descending ? people.OrderByDescending(r => r.Person.Name.En) : people.OrderBy(r => r.Person.Name.En),
        };
        if (request.Language == "ur" && paging.Sort is not ("organisation" or "seen"))
        {
            var names = await people.Select(r => new { r.Person.Id, r.Person.Name, r.Person.Email }).ToListAsync(cancellationToken);
            var ids = PageInUrdu(names.Select(n => (n.Id, n.Name, n.Email)), paging);
            var met = await people.Where(r => ids.Contains(r.Person.Id)).ToListAsync(cancellationToken);
            return new Page<PersonRow>([.. met.OrderBy(r => ids.IndexOf(r.Person.Id)).Select(r => Row(r.Person, r.Organisation.Name, today))], total);
        }

        var page = await sorted.ThenBy(r => r.Person.Email).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        return new Page<PersonRow>([.. page.Select(r => Row(r.Person, r.Organisation.Name, today))], total);
    }

    // No database knows this alphabet; the people are few enough to have their names sorted here.
    private static List<PersonId> PageInUrdu(IEnumerable<(PersonId Id, LocalizedText Name, string Email)> people, PageRequest paging)
    {
        var keyed = people.Select(p => (p.Id, Key: UrduOrder.KeyOf(p.Name), p.Email));
        var sorted = paging.Descending ? keyed.OrderByDescending(p => p.Key, StringComparer.Ordinal) : keyed.OrderBy(p => p.Key, StringComparer.Ordinal);
        return [.. sorted.ThenBy(p => p.Email, StringComparer.Ordinal).Skip(paging.Skip).Take(paging.Take).Select(p => p.Id)];
    }

    private async Task<IQueryable<Person>> FilterAsync(IQueryable<Person> people, PeopleFilter filter, DateOnly today, CancellationToken ct)
    {
        if (filter.State is { } state) people = people.Where(p => p.State == state);
        if (filter.Role is { } role)
        {
            var holders = db.RoleGrants.Where(PeopleQueries.HoldsOn(today)).Where(g => g.Role == role).Select(g => g.PersonId);
            people = people.Where(p => holders.Contains(p.Id));
        }

        if (filter.Text is not { } text || !IsPseudonym(text)) return people;

        // A pseudonym cannot be turned back; the people are few enough to be tried one by one.
        var salts = await people.Select(p => new { p.Id, p.LedgerSalt }).ToListAsync(ct);
        var found = salts.Where(s => Person.PseudonymOf(s.Id, s.LedgerSalt) == text.Trim()).Select(s => s.Id).ToList();
        return people.Where(p => found.Contains(p.Id));
    }

    private static bool IsPseudonym(string text) => text.Trim() is ['p', '-', .. { Length: 20 } rest] && rest.All(char.IsAsciiHexDigitLower);

    private static PersonRow Row(Person person, LocalizedText organisation, DateOnly today) => new(
        person.Id, person.Name, person.Email, [.. person.Grants.Where(g => g.HoldsOn(today)).Select(g => g.Role).Distinct().Order()], organisation, person.State, person.LastSignInAt);
}
