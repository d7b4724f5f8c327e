using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Services that keep a data set, or that use it from another.</summary>
/// <param name="Id">The data set.</param>
/// <param name="Users">Those that use it; otherwise those that keep it.</param>
/// <param name="Paging">Which part; there is one order, by code.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListDataSetServicesQuery(DataSetId Id, bool Users, PageRequest Paging) : IQuery<Page<DataSetService>>;

/// <summary>A service that has to do with a data set.</summary>
/// <param name="Service">The service.</param>
/// <param name="OrganisationName">Name of its owner.</param>
/// <param name="Steward">The office that it says answers for the data set; empty where it uses it from another, or has not said.</param>
/// <param name="Class">Data class it gives; null while not said, or where it uses it from another.</param>
/// <param name="PersonalData">Tier of personal data it gives; null likewise.</param>
/// <param name="RetentionDays">Days for which it keeps it; null likewise.</param>
/// <param name="From">Code of the service from which it uses the data set; empty where it keeps it, or names none.</param>
public sealed record DataSetService(
    RelationEnd Service, LocalizedText OrganisationName, string Steward, DataClass? Class, PersonalDataTier? PersonalData, int? RetentionDays, string From);

internal sealed class ListDataSetServicesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListDataSetServicesQuery, Result<Page<DataSetService>>>
{
    public async Task<Result<Page<DataSetService>>> Handle(ListDataSetServicesQuery request, CancellationToken cancellationToken)
    {
        var holders = db.ServiceDataSets.AsNoTracking().Visible(caller.Actor).Where(s => s.DataSetId == request.Id);
        if (!await holders.AnyAsync(cancellationToken)) return Error.NotFound;
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var paging = request.Paging.Bounded;
        var standing = db.Register.AsNoTracking().Visible(caller.Actor).Where(e => e.State == ServiceState.Registered || e.State == ServiceState.Suspended);
        if (request.Users)
        {
            var users = db.ServiceLinks.AsNoTracking().Where(l => l.DataSetId == request.Id).Join(standing, l => l.ServiceId, e => e.Id, (l, e) => new { Link = l, Entry = e });
            var used = await users.OrderBy(r => r.Entry.Code).ThenBy(r => r.Link.Ordinal).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
            return new Page<DataSetService>(
                [.. used.Select(r => new DataSetService(RelationEnd.Of(r.Entry), tree[r.Entry.OrganisationId].Name, "", null, null, null, r.Link.ToCode))], await users.CountAsync(cancellationToken));
        }

        var keepers = holders.Join(standing, s => s.ServiceId, e => e.Id, (s, e) => new { Set = s, Entry = e });
        var kept = await keepers.OrderBy(r => r.Entry.Code).ThenBy(r => r.Set.Ordinal).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        return new Page<DataSetService>(
            [
                .. kept.Select(r => new DataSetService(
                    RelationEnd.Of(r.Entry), tree[r.Entry.OrganisationId].Name, r.Set.Steward, RegisterEntry.ClassOf(r.Set.ClassRank), r.Set.PersonalData, r.Set.RetentionDays, "")),
            ],
            await keepers.CountAsync(cancellationToken));
    }
}
