using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Tokens;

/// <summary>For whom an administrator may make a token.</summary>
/// <param name="Organisation">Code of the organisation it is to act at; null for the own one.</param>
[Requires(Permissions.Administration.ManageTokens)]
public sealed record GetTokenChoicesQuery(string? Organisation = null) : IQuery<TokenChoices>;

/// <summary>For whom a token may be made.</summary>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Organisations">Every organisation the administrator may choose.</param>
/// <param name="People">Active people who hold a role there.</param>
/// <param name="Today">The day in Pakistan.</param>
public sealed record TokenChoices(string Organisation, IReadOnlyList<TokenOrganisation> Organisations, IReadOnlyList<TokenPerson> People, DateOnly Today);

/// <summary>An organisation a token may act at.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record TokenOrganisation(string Code, LocalizedText Name);

/// <summary>A person a token may act for.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Name.</param>
public sealed record TokenPerson(PersonId Id, LocalizedText Name);

internal sealed class GetTokenChoicesHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetTokenChoicesQuery, Result<TokenChoices>>
{
    public async Task<Result<TokenChoices>> Handle(GetTokenChoicesQuery request, CancellationToken cancellationToken)
    {
        var (actor, today) = (caller.Actor, clock.TodayInPakistan());
        var organisation = await db.OrganisationForTokensAsync(actor, request.Organisation ?? actor.OrganisationCode, cancellationToken);
        if (organisation is null) return Error.NotFound;
        var people = await db.PeopleAt(organisation.Id, today).OrderBy(p => p.Name.En).Select(p => new TokenPerson(p.Id, p.Name)).ToListAsync(cancellationToken);
        return new TokenChoices(organisation.Code, await OrganisationsAsync(actor, organisation, cancellationToken), people, today);
    }

    private async Task<IReadOnlyList<TokenOrganisation>> OrganisationsAsync(Actor actor, Organisation own, CancellationToken ct) =>
        actor.May(Permissions.Administration.ManageAllPeople)
            ? await db.Organisations.AsNoTracking().OrderBy(o => o.Code).Select(o => new TokenOrganisation(o.Code, o.Name)).ToListAsync(ct)
            : [new TokenOrganisation(own.Code, own.Name)];
}
