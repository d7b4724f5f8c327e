using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Reviews;

/// <summary>Filings under way as the roles of the person see them, those that wait longest first.</summary>
/// <param name="Folder">Which of them; null for the first folder that is not empty.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Services.Review, Permissions.Services.Decide, Permissions.Services.Register)]
public sealed record ListFilingsQuery(FilingFolder? Folder, PageRequest Page) : IQuery<FilingList>;

/// <summary>What a filing waits for.</summary>
public enum FilingFolder
{
    /// <summary>A case officer who takes it up.</summary>
    ToTakeUp,

    /// <summary>The person, who reviews it.</summary>
    WithMe,

    /// <summary>Another case officer, who reviews it.</summary>
    WithOthers,

    /// <summary>The decision of an approver who neither filed nor reviewed it.</summary>
    ToDecide,

    /// <summary>The filer, to change it.</summary>
    Returned,

    /// <summary>The reviewers; filed by the person's own organisation.</summary>
    Filed,

    /// <summary>The person's own organisation, to change it.</summary>
    ToRevise,
}

/// <summary>Filings under way.</summary>
/// <param name="Folders">The folders that the person's roles have, each with its number of filings.</param>
/// <param name="Folder">The folder that is shown; null when the person has none.</param>
/// <param name="Rows">Its filings.</param>
public sealed record FilingList(IReadOnlyList<FolderCount> Folders, FilingFolder? Folder, Page<FilingRow> Rows);

/// <summary>A folder.</summary>
/// <param name="Folder">Which.</param>
/// <param name="Count">Filings in it.</param>
public sealed record FolderCount(FilingFolder Folder, int Count);

/// <summary>A filing under way.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">Its version, for acting on it.</param>
/// <param name="Code">Its code, or the reference of the filing.</param>
/// <param name="Name">Its name, as filed.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="RegisteredVersion">How many times it was registered: 0 for a first registration, otherwise this is an amendment.</param>
/// <param name="Reviewer">Who reviews it; null while nobody does.</param>
/// <param name="OpenQuestions">Questions about it that are not settled.</param>
/// <param name="Clock">The time there is; null where none runs.</param>
public sealed record FilingRow(
    ServiceId Id, Guid Version, string Code, LocalizedText Name, LocalizedText Owner, int RegisteredVersion, LocalizedText? Reviewer, int OpenQuestions, TaskClock? Clock);

internal sealed class ListFilingsHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ListFilingsQuery, Result<FilingList>>
{
    public async Task<Result<FilingList>> Handle(ListFilingsQuery request, CancellationToken cancellationToken)
    {
        List<FolderCount> folders = [];
        foreach (var one in Enum.GetValues<FilingFolder>().Where(IsOpen)) folders.Add(new FolderCount(one, await In(one).CountAsync(cancellationToken)));
        var chosen = folders.Find(f => f.Folder == request.Folder) ?? folders.Find(f => f.Count > 0) ?? folders.FirstOrDefault();
        if (chosen is null) return new FilingList([], null, new Page<FilingRow>([], 0));
        return new FilingList(folders, chosen.Folder, new Page<FilingRow>(await RowsAsync(chosen.Folder, request.Page.Bounded, cancellationToken), chosen.Count));
    }

    private bool IsOpen(FilingFolder folder) => caller.Actor.May(folder switch
    {
        FilingFolder.ToDecide => Permissions.Services.Decide,
        FilingFolder.Filed or FilingFolder.ToRevise => Permissions.Services.Register,
        _ => Permissions.Services.Review,
    });

    // Whoever filed never reviews or decides, so their own filings are not offered to them.
    private IQueryable<Service> In(FilingFolder folder)
    {
        var (me, mine) = (caller.Actor.Id, caller.Actor.OrganisationId);
        var filings = db.Services.AsNoTracking().Visible(caller.Actor);
        return folder switch
        {
            FilingFolder.ToTakeUp => filings.Where(s => s.FilingState == ServiceState.Submitted && s.FiledBy != me),
            FilingFolder.WithMe => filings.Where(s => s.FilingState == ServiceState.InReview && s.ReviewedBy == me),
            FilingFolder.WithOthers => filings.Where(s => s.FilingState == ServiceState.InReview && s.ReviewedBy != me && s.FiledBy != me),
            FilingFolder.ToDecide => filings.Where(s => s.FilingState == ServiceState.InReview && s.ReviewedBy != me && s.FiledBy != me),
            FilingFolder.Returned => filings.Where(s => s.FilingState == ServiceState.ReturnedForChanges && s.OrganisationId != mine),
            FilingFolder.Filed => filings.Where(s => s.OrganisationId == mine && (s.FilingState == ServiceState.Submitted || s.FilingState == ServiceState.InReview)),
            FilingFolder.ToRevise => filings.Where(s => s.OrganisationId == mine && s.FilingState == ServiceState.ReturnedForChanges),
            _ => throw new ArgumentOutOfRangeException(nameof(folder)),
        };
    }

    private async Task<IReadOnlyList<FilingRow>> RowsAsync(FilingFolder folder, PageRequest page, CancellationToken ct)
    {
        var work = await WorkContext.OfAsync(db, caller.Actor, time, ct);
        var rows = await In(folder).OrderBy(s => s.SubmittedAt).ThenBy(s => s.Id).Skip(page.Skip).Take(page.Take)
            .Join(db.Organisations, s => s.OrganisationId, o => o.Id, (s, o) => new
            {
                s.Id,
                s.Version,
                s.Code,
                s.About.Name,
                s.Amendment,
                s.SubmittedAt,
                s.RegisteredVersion,
                Owner = o.Name,
                Reviewer = db.People.Where(p => p.Id == s.ReviewedBy).Select(p => p.Name).FirstOrDefault(),
                Open = db.ReviewComments.Count(c => c.ServiceId == s.Id && c.RegisteredVersion == s.RegisteredVersion && c.SettledAt == null),
                Moved = EF.Property<IEnumerable<ServiceStep>>(s, "_steps").Max(x => (DateTimeOffset?)x.At),
            })
            .ToListAsync(ct);
        return rows.ConvertAll(r => new FilingRow(
            r.Id, r.Version, r.Code, r.Amendment?.Content.About.Name ?? r.Name, r.Owner, r.RegisteredVersion, r.Reviewer, r.Open,
            folder is FilingFolder.Returned or FilingFolder.ToRevise ? work.Clock(r.Moved, ServiceClocks.Answer) : work.Clock(r.SubmittedAt, ServiceClocks.Review)));
    }
}
