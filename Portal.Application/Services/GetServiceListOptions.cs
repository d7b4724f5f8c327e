using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Services;

/// <summary>What the list of services offers the person besides its rows.</summary>
[Requires(Permissions.Services.Read)]
public sealed record GetServiceListOptionsQuery : IQuery<ServiceListOptions>;

/// <summary>What the list of services offers.</summary>
/// <param name="Owners">Organisations that own a service the person may see, by name.</param>
/// <param name="MayRegister">Whether the person may register a service.</param>
public sealed record ServiceListOptions(IReadOnlyList<ServiceOwner> Owners, bool MayRegister);

/// <summary>An organisation that owns services.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record ServiceOwner(string Code, LocalizedText Name);

internal sealed class GetServiceListOptionsHandler(IPortalDb db, Caller caller) : IRequestHandler<GetServiceListOptionsQuery, Result<ServiceListOptions>>
{
    public async Task<Result<ServiceListOptions>> Handle(GetServiceListOptionsQuery request, CancellationToken cancellationToken)
    {
        var owners = db.Services.Visible(caller.Actor).Select(s => s.OrganisationId).Distinct();
        var found = await db.Organisations.AsNoTracking()
            .Where(o => owners.Contains(o.Id))
            .OrderBy(o => o.Name.En)
            .Select(o => new ServiceOwner(o.Code, o.Name))
            .ToListAsync(cancellationToken);
        return new ServiceListOptions(found, caller.Actor.May(Permissions.Services.Register));
    }
}
