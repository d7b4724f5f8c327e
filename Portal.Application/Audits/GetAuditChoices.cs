using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>What the audit pages offer to the person who reads them.</summary>
/// <param name="Among">Services that an audit is to be narrowed to; null for none.</param>
[Requires(Permissions.Audits.Read)]
public sealed record GetAuditChoicesQuery(IReadOnlyList<ServiceId>? Among = null) : IQuery<AuditChoices>;

/// <summary>What the audit pages offer.</summary>
/// <param name="MayManage">Whether plans and runs may be changed.</param>
/// <param name="Organisations">Organisations whose services the person may read, by name.</param>
/// <param name="Obligations">Obligations that the policy in force switches on.</param>
/// <param name="Services">Of the named services those that can be audited, by code.</param>
public sealed record AuditChoices(
    bool MayManage, IReadOnlyList<AuditOrganisation> Organisations, IReadOnlyList<string> Obligations, IReadOnlyList<AuditChosenService> Services);

/// <summary>A service that an audit is narrowed to.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record AuditChosenService(ServiceId Id, string Code, LocalizedText Name);

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
        return new AuditChoices(
            caller.Actor.May(Permissions.Audits.Manage), organisations, [.. policy?.Obligations.Select(o => o.Id) ?? []], await ServicesAsync(request.Among ?? [], cancellationToken));
    }

    private async Task<IReadOnlyList<AuditChosenService>> ServicesAsync(IReadOnlyList<ServiceId> among, CancellationToken ct)
    {
        var named = among.Distinct().Take(AuditScope.MaxServices).ToList();
        if (named.Count == 0) return [];
        return await db.Services.AsNoTracking().Visible(caller.Actor)
            .Where(s => named.Contains(s.Id) && (s.State == ServiceState.Registered || s.State == ServiceState.Suspended))
            .OrderBy(s => s.Code).Select(s => new AuditChosenService(s.Id, s.Code, s.About.Name)).ToListAsync(ct);
    }
}
