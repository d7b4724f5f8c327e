using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Services;

/// <summary>What the list of services offers the person besides its rows and counts.</summary>
[Requires(Permissions.Services.Read)]
public sealed record GetServiceListOptionsQuery : IQuery<ServiceListOptions>;

/// <summary>What the list of services offers.</summary>
/// <param name="MayRegister">Whether the person may register a service.</param>
/// <param name="MayReview">Whether the person may take filings up for review.</param>
/// <param name="MayAudit">Whether the person may start audits.</param>
/// <param name="MayDecide">Whether the person may decide filings.</param>
/// <param name="Columns">The columns that the person chose.</param>
public sealed record ServiceListOptions(bool MayRegister, bool MayReview, bool MayAudit, bool MayDecide, IReadOnlyList<ServiceColumn> Columns)
{
    /// <summary>Whether filings under way concern the person.</summary>
    public bool HasInbox => MayRegister || MayReview || MayDecide;

    /// <summary>The columns of a person who chose none.</summary>
    public static IReadOnlyList<ServiceColumn> UsualColumns { get; } =
        [ServiceColumn.Organisation, ServiceColumn.Class, ServiceColumn.State, ServiceColumn.Outcome, ServiceColumn.Changed];
}

/// <summary>An organisation that owns services.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record ServiceOwner(string Code, LocalizedText Name);

internal sealed class GetServiceListOptionsHandler(IPortalDb db, Caller caller) : IRequestHandler<GetServiceListOptionsQuery, Result<ServiceListOptions>>
{
    public async Task<Result<ServiceListOptions>> Handle(GetServiceListOptionsQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var chosen = await db.ChosenColumns.AsNoTracking().Where(c => c.PersonId == actor.Id).Select(c => c.Columns).SingleOrDefaultAsync(cancellationToken);
        // A column that a newer version dropped is no longer shown.
        IReadOnlyList<ServiceColumn> columns = chosen is null ? ServiceListOptions.UsualColumns : [.. Enum.GetValues<ServiceColumn>().Where(c => chosen.Split(',').Contains(c.ToString()))];
        return new ServiceListOptions(actor.May(Permissions.Services.Register), actor.May(Permissions.Services.Review), actor.May(Permissions.Audits.Manage), actor.May(Permissions.Services.Decide), columns);
    }
}
