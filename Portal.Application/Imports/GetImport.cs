using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>One import, as its page shows it; cheap enough to be asked every second.</summary>
/// <param name="Id">The import.</param>
[Requires(Permissions.Services.Import)]
public sealed record GetImportQuery(ImportRunId Id) : IQuery<ImportDetail>;

/// <summary>An import.</summary>
public sealed record ImportDetail
{
    /// <summary>Its identifier.</summary>
    public required ImportRunId Id { get; init; }

    /// <summary>Its version.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its file.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the file's beginning shows.</summary>
    public required ImportLook Look { get; init; }

    /// <summary>What the columns mean.</summary>
    public required ImportMap Map { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImportState State { get; init; }

    /// <summary>Why it failed.</summary>
    public required ImportFailure? Failure { get; init; }

    /// <summary>What kept an undo from happening.</summary>
    public required ImportObstacle? Obstacle { get; init; }

    /// <summary>Rows of the file; null until every one was checked.</summary>
    public required int? Rows { get; init; }

    /// <summary>When the file was uploaded, in UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When rows began to come in, in UTC.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How far it is.</summary>
    public required ImportProgress Progress { get; init; }

    /// <summary>Who acts; null for the command line.</summary>
    public required LocalizedText? By { get; init; }

    /// <summary>Place of its entry in the ledger; null before it has one.</summary>
    public required long? Leaf { get; init; }

    /// <summary>What stands in the way of an undo; looked for only where one is possible.</summary>
    public required IReadOnlyList<ObstacleRow> Obstacles { get; init; }

    /// <summary>The import is of the reader's organisation, and theirs to go on with.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whose services the reader may bring in.</summary>
    public required IReadOnlyList<ImportOwnership> Ownerships { get; init; }
}

internal sealed class GetImportHandler(IPortalDb db, Caller caller) : IRequestHandler<GetImportQuery, Result<ImportDetail>>
{
    public async Task<Result<ImportDetail>> Handle(GetImportQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        if (await db.ImportRuns.AsNoTracking().Visible(actor).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        var isOwn = actor.IsOf(run.OrganisationId);
        var mayBeUndone = isOwn && run.StartedAt is not null && ImportLifecycle.Next(run.State, ImportAction.Undo) is not null;
        return new ImportDetail
        {
            Id = run.Id,
            Version = run.Version,
            FileName = run.FileName,
            Size = run.Size,
            Sha256 = run.Sha256,
            Look = run.Look,
            Map = run.Map,
            State = run.State,
            Failure = run.Failure,
            Obstacle = run.Obstacle,
            Rows = run.Rows,
            UploadedAt = run.UploadedAt,
            StartedAt = run.StartedAt,
            EndedAt = run.EndedAt,
            Progress = run.Progress,
            By = await db.People.Where(p => p.Id == run.By).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken),
            Leaf = await LeafAsync(run, cancellationToken),
            Obstacles = mayBeUndone ? await db.ObstaclesAsync(run.Id, cancellationToken) : [],
            IsOwn = isOwn,
            Ownerships = [.. Enum.GetValues<ImportOwnership>().Where(actor.MayImport)],
        };
    }

    private async Task<long?> LeafAsync(ImportRun run, CancellationToken ct)
    {
        if (!ImportLifecycle.HasEnded(run.State)) return null;
        var subject = run.Id.Code;
        return await db.LedgerEntries.Where(e => e.Subject == subject).Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => (long?)l.Index).MaxAsync(ct);
    }
}
