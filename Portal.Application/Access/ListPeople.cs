using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>People by name, address or organisation.</summary>
/// <param name="Paging">Which part; sorts <c>name</c> (the default), <c>organisation</c>.</param>
/// <param name="Text">Part of a name, address or organisation's code; null for all.</param>
[Requires(Permissions.Administration.ReadPeople)]
public sealed record ListPeopleQuery(PageRequest Paging, string? Text = null) : IQuery<Page<PersonRow>>;

/// <summary>One person in a list.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address.</param>
/// <param name="Roles">Roles held today, wherever.</param>
/// <param name="OrganisationCode">The organisation's code.</param>
/// <param name="Organisation">The organisation's name.</param>
/// <param name="IsActive">Whether the person may sign in.</param>
public sealed record PersonRow(PersonId Id, LocalizedText Name, string Email, IReadOnlyList<Role> Roles, string OrganisationCode, LocalizedText Organisation, bool IsActive);

internal sealed class ListPeopleHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListPeopleQuery, Result<Page<PersonRow>>>
{
    public async Task<Result<Page<PersonRow>>> Handle(ListPeopleQuery request, CancellationToken cancellationToken)
    {
        var (paging, today) = (request.Paging.Bounded, time.TodayInPakistan());
        var people = db.People.AsNoTracking().Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o });
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim().ToLowerInvariant();
            people = people.Where(r => r.Person.Name.En.ToLower().Contains(text) || r.Person.Name.Ur.Contains(text)
                || r.Person.Email.Contains(text) || r.Organisation.Code.ToLower().Contains(text));
        }

        var total = await people.CountAsync(cancellationToken);
        var sorted = paging.Sort switch
        {
            "organisation" => paging.Descending ? people.OrderByDescending(r => r.Organisation.Code) : people.OrderBy(r => r.Organisation.Code),
            _ => paging.Descending ? people.OrderByDescending(r => r.Person.Name.En) : people.OrderBy(r => r.Person.Name.En),
        };
        var page = await sorted.ThenBy(r => r.Person.Email).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        return new Page<PersonRow>(
            [.. page.Select(r => new PersonRow(r.Person.Id, r.Person.Name, r.Person.Email, RolesOf(r.Person), r.Organisation.Code, r.Organisation.Name, r.Person.IsActive))], total);

        IReadOnlyList<Role> RolesOf(Person person) => [.. person.Grants.Where(g => g.HoldsOn(today)).Select(g => g.Role).Distinct().Order()];
    }
}
