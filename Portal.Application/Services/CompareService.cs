using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>What a service said at two moments, and what differs.</summary>
/// <param name="Id">The service.</param>
/// <param name="From">The earlier snapshot; null for the last one before the later that said something else, or an empty form.</param>
/// <param name="To">The later snapshot; null for what stands now.</param>
[Requires(Permissions.Services.Read)]
public sealed record CompareServiceQuery(ServiceId Id, Guid? From = null, Guid? To = null) : IQuery<ServiceComparison>;

/// <summary>Two contents of a service side by side.</summary>
/// <param name="Code">The service's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Moments">Everything there is to compare, newest first.</param>
/// <param name="From">The earlier moment; null where it is compared with an empty form.</param>
/// <param name="To">The later moment.</param>
/// <param name="Before">What was said.</param>
/// <param name="After">What is said.</param>
/// <param name="Changes">What differs, in the order of the sections.</param>
public sealed record ServiceComparison(
    string Code,
    LocalizedText Name,
    IReadOnlyList<ServiceMoment> Moments,
    ServiceMoment? From,
    ServiceMoment To,
    ServiceContent Before,
    ServiceContent After,
    IReadOnlyList<FieldChange> Changes)
{
    /// <summary>Whether something changed that approvals rest on.</summary>
    public bool IsMaterial => Changes.Any(c => c.IsMaterial);
}

/// <summary>A moment of which it is known what a service said.</summary>
/// <param name="Snapshot">The snapshot; null for what stands now.</param>
/// <param name="Kind">Why it was taken; null for what stands now.</param>
/// <param name="RegisteredVersion">The version of the register entry at that moment; 0 before the first.</param>
/// <param name="By">Who brought it about.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceMoment(Guid? Snapshot, SnapshotKind? Kind, int RegisteredVersion, LocalizedText? By, DateTimeOffset At);

internal sealed class CompareServiceHandler(IPortalDb db, Caller caller) : IRequestHandler<CompareServiceQuery, Result<ServiceComparison>>
{
    public async Task<Result<ServiceComparison>> Handle(CompareServiceQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Include("_snapshots").Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.Id, cancellationToken);
        if (service is null) return Error.NotFound;
        var people = service.Snapshots.Select(s => s.By).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);

        // What is being written is its writers' alone until it is filed.
        var standing = service.FilingState is ServiceState.Draft && !caller.Actor.IsOf(service.OrganisationId) ? service.Content : service.Filing;
        var contents = new List<(ServiceMoment Moment, ServiceContent Content)>
        {
            (new ServiceMoment(null, null, service.RegisteredVersion, null, service.SavedAt), standing),
        };
        contents.AddRange(service.Snapshots.Reverse().Select(s => (new ServiceMoment(s.Id, s.Kind, s.RegisteredVersion, names.GetValueOrDefault(s.By), s.At), s.Content)));
        var to = contents.FindIndex(c => c.Moment.Snapshot == request.To);
        if (to < 0) return Error.NotFound;
        var from = request.From is null ? EarlierThan(to, contents) : contents.FindIndex(c => c.Moment.Snapshot == request.From);
        if (from < 0) return Error.NotFound;
        var earlier = from < contents.Count ? contents[from] : (Moment: null, Content: new ServiceContent());
        var later = contents[to];
        return new ServiceComparison(
            service.Code,
            service.About.Name,
            [.. contents.Select(c => c.Moment)],
            earlier.Moment,
            later.Moment,
            earlier.Content,
            later.Content,
            ContentComparison.Between(earlier.Content, later.Content));
    }

    // What is filed says what its snapshot says: the moment to compare with is the last one that said something else.
    private static int EarlierThan(int later, List<(ServiceMoment Moment, ServiceContent Content)> contents)
    {
        var from = contents.FindIndex(later + 1, c => ContentComparison.Between(c.Content, contents[later].Content).Count > 0);
        return from < 0 ? Math.Min(later + 1, contents.Count) : from;
    }
}
