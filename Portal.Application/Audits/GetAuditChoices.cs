using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Audits;

/// <summary>What the audit pages offer to the person who reads them.</summary>
[Requires(Permissions.Audits.Read)]
public sealed record GetAuditChoicesQuery : IQuery<AuditChoices>;

/// <summary>What the audit pages offer.</summary>
/// <param name="MayManage">Whether plans and runs may be changed.</param>
/// <param name="Organisations">Organisations whose services the person may read, by name.</param>
/// <param name="Obligations">Obligations that the policy in force switches on.</param>
public sealed record AuditChoices(bool MayManage, IReadOnlyList<AuditOrganisation> Organisations, IReadOnlyList<string> Obligations);

/// <summary>An organisation to choose.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record AuditOrganisation(OrganisationId Id, string Code, LocalizedText Name);

internal sealed class GetAuditChoicesHandler(IPortalDb db, Caller caller, CurrentPolicy policies) : IRequestHandler<GetAuditChoicesQuery, Result<AuditChoices>>
{
    public async Task<Result<AuditChoices>> Handle(GetAuditChoicesQuery request, CancellationToken cancellationToken)
    {
        var own = caller.Actor.OrganisationId;
        var all = caller.Actor.May(Permissions.Services.ReadAll);
        var organisations = await db.Organisations.AsNoTracking()
            .Where(o => (all || o.Id == own) && o.Kind != OrganisationKind.Applicant)
            .OrderBy(o => o.Name.En)
            .Select(o => new AuditOrganisation(o.Id, o.Code, o.Name))
            .ToListAsync(cancellationToken);
        var policy = await policies.FindAsync(cancellationToken);
        return new AuditChoices(caller.Actor.May(Permissions.Audits.Manage), organisations, [.. policy?.Obligations.Select(o => o.Id) ?? []]);
    }
}
