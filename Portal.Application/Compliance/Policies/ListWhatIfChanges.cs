using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Policies;

/// <summary>The services that a version would change, the worst first; the first <see cref="WhatIfResult.MostListed"/> are kept.</summary>
/// <param name="Number">Number of the version.</param>
/// <param name="Rank">0 for those that would stand worse, 1 for those with the same outcome for other reasons, 2 for better.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Compliance.DraftPolicy, Permissions.Compliance.ApprovePolicy)]
public sealed record ListWhatIfChangesQuery(int Number, int Rank, PageRequest Page) : IQuery<Page<WhatIfService>>;

/// <summary>A service that would stand differently.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="OrganisationName">Name of the owning organisation.</param>
/// <param name="Before">Overall outcome by the version in force.</param>
/// <param name="After">Overall outcome by the other version.</param>
/// <param name="Arising">Obligations that would newly be failed or undetermined.</param>
/// <param name="Settled">Obligations that would no longer be.</param>
public sealed record WhatIfService(
    ServiceId Id, string Code, LocalizedText Name, LocalizedText OrganisationName, Outcome Before, Outcome After, IReadOnlyList<string> Arising, IReadOnlyList<string> Settled);

internal sealed class ListWhatIfChangesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListWhatIfChangesQuery, Result<Page<WhatIfService>>>
{
    public async Task<Result<Page<WhatIfService>>> Handle(ListWhatIfChangesQuery request, CancellationToken cancellationToken)
    {
        var version = await db.PolicyVersions.Visible(caller.Actor).Where(p => p.Number == request.Number).Select(p => (PolicyVersionId?)p.Id).SingleOrDefaultAsync(cancellationToken);
        if (version is not { } id) return Error.NotFound;
        var newest = await db.PolicyWhatIfs.Where(w => w.PolicyVersionId == id && w.State == WhatIfState.Completed).OrderByDescending(w => w.QueuedAt).ThenByDescending(w => w.Id).Select(w => (PolicyWhatIfId?)w.Id).FirstOrDefaultAsync(cancellationToken);
        if (newest is not { } whatIf) return new Page<WhatIfService>([], 0);
        var page = request.Page.Bounded;
        var listed = db.WhatIfChanges.AsNoTracking().Where(c => c.WhatIfId == whatIf && c.Rank == request.Rank);
        var total = await listed.CountAsync(cancellationToken);
        var rows = await listed.OrderBy(c => c.ServiceId).Skip(page.Skip).Take(page.Take)
            .Join(db.Services, c => c.ServiceId, s => s.Id, (c, s) => new { Change = c, s.Code, s.About.Name, s.OrganisationId })
            .Join(db.Organisations, x => x.OrganisationId, o => o.Id, (x, o) => new { x.Change, x.Code, x.Name, Owner = o.Name })
            .OrderBy(x => x.Change.ServiceId)
            .ToListAsync(cancellationToken);
        var services = rows.Select(x => new WhatIfService(
            x.Change.ServiceId, x.Code, x.Name, x.Owner, x.Change.Before, x.Change.After,
            IdsOf((x.Change.FailAfter | x.Change.UndeterminedAfter) & ~(x.Change.FailBefore | x.Change.UndeterminedBefore)),
            IdsOf((x.Change.FailBefore | x.Change.UndeterminedBefore) & ~(x.Change.FailAfter | x.Change.UndeterminedAfter))));
        return new Page<WhatIfService>([.. services], total);
    }

    private static List<string> IdsOf(long mask) => [.. ObligationCatalogue.All.Where(o => (o.Mask & mask) != 0).Select(o => o.Id)];
}
