using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Organisations;

namespace Portal.Domain.Imports;

/// <summary>One file of services on its way into the register: from its upload to its report, and out again if need be.</summary>
public sealed class ImportRun : AggregateRoot
{
    private ImportRun()
    {
    }

    /// <summary>Its identifier.</summary>
    public ImportRunId Id { get; private set; }

    /// <summary>The organisation whose import it is.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The file's name, cleaned.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>What the file's beginning shows.</summary>
    public ImportLook Look { get; private set; } = null!;

    /// <summary>What the columns mean; a suggestion until the rows are checked.</summary>
    public ImportMap Map { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>Where it stood when it ended; an undo that has to be given up leads back there.</summary>
    public ImportState? EndedAs { get; private set; }

    /// <summary>Why it failed.</summary>
    public ImportFailure? Failure { get; private set; }

    /// <summary>What kept an undo from happening; null where nothing did.</summary>
    public ImportObstacle? Obstacle { get; private set; }

    /// <summary>Who acts: uploaded it, started it, and at last perhaps undid it.</summary>
    public PersonId By { get; private set; }

    /// <summary>That person's name in the ledger.</summary>
    public string Pseudonym { get; private set; } = "";

    /// <summary>Code of the organisation for which that person acts.</summary>
    public string ByCode { get; private set; } = "";

    /// <summary>When the file was uploaded, in UTC.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When rows began to come in, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Rows of the file; null until every one was checked.</summary>
    public int? Rows { get; private set; }

    /// <summary>How far it is.</summary>
    public ImportProgress Progress { get; private set; } = null!;

    /// <summary>Whose deed the rows are.</summary>
    public Actor Importer => new(By, Pseudonym, OrganisationId, ByCode, new HashSet<string>());

    /// <summary>A file that is in the store.</summary>
    /// <param name="id">The identifier its content is stored under.</param>
    /// <param name="fileName">What the browser calls the file.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="sha256">SHA-256 of the content.</param>
    /// <param name="look">What its beginning shows.</param>
    /// <param name="map">What the columns may mean.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="now">The moment.</param>
    public static ImportRun Upload(ImportRunId id, string fileName, long size, string sha256, ImportLook look, ImportMap map, Actor by, DateTimeOffset now) => new()
    {
        Id = id,
        OrganisationId = by.OrganisationId,
        FileName = DocumentName.Clean(fileName),
        Size = size,
        Sha256 = sha256,
        Look = look,
        Map = map,
        By = by.Id,
        Pseudonym = by.Pseudonym,
        ByCode = by.OrganisationCode,
        UploadedAt = now,
        Progress = ImportProgress.For(id, now),
    };

    /// <summary>Reads the file in another way.</summary>
    /// <param name="look">What its beginning shows now.</param>
    /// <param name="map">What the columns may mean now.</param>
    public Result Read(ImportLook look, ImportMap map)
    {
        if (Move(ImportAction.Read) is { } refusal) return refusal;
        (Look, Map, Rows) = (look, map, null);
        return Result.Ok;
    }

    /// <summary>Has every row checked against what the columns mean.</summary>
    /// <param name="map">What the columns mean.</param>
    /// <param name="now">The moment.</param>
    public Result Check(ImportMap map, DateTimeOffset now)
    {
        if (Move(ImportAction.Check) is { } refusal) return refusal;
        (Map, Rows) = (map, null);
        Progress.Reset(now);
        return Result.Ok;
    }

    /// <summary>Brings the rows in.</summary>
    /// <param name="by">Who answers for it.</param>
    /// <param name="now">The moment.</param>
    public Result Start(Actor by, DateTimeOffset now)
    {
        if (State == ImportState.Checked && Progress.Done == Progress.Refused) return ImportErrors.NothingToImport;
        if (Move(ImportAction.Start) is { } refusal) return refusal;
        Act(by);
        StartedAt = now;
        Progress.Reset(now);
        return Result.Ok;
    }

    /// <summary>Stops it; what a worker is at ends within a block.</summary>
    /// <param name="now">The moment.</param>
    public Result Cancel(DateTimeOffset now)
    {
        if (Move(ImportAction.Cancel) is { } refusal) return refusal;
        if (State == ImportState.Cancelled) EndedAt = now;
        return Result.Ok;
    }

    /// <summary>The worker stops as asked.</summary>
    /// <param name="now">The moment.</param>
    public Result Stop(DateTimeOffset now) => End(ImportAction.Stop, now);

    /// <summary>The last row was dealt with.</summary>
    /// <param name="now">The moment.</param>
    public Result Complete(DateTimeOffset now)
    {
        if (State != ImportState.Checking) return End(ImportAction.Complete, now);
        State = ImportState.Checked;
        Rows = Progress.LastRow;
        Touch();
        return Result.Ok;
    }

    /// <summary>A fault ends it.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Fail(ImportFailure failure, DateTimeOffset now)
    {
        if (State == ImportState.Undoing) return KeepAfterAll(null);
        var wrote = State is ImportState.Running or ImportState.Cancelling;
        if (ImportLifecycle.Next(State, ImportAction.Fail) is null) return ImportErrors.CannotMove(State);
        Failure = failure;
        if (wrote) return End(ImportAction.Fail, now);
        (State, EndedAt) = (ImportState.Failed, now);
        Touch();
        return Result.Ok;
    }

    /// <summary>Takes everything it brought out again.</summary>
    /// <param name="by">Who answers for it.</param>
    /// <param name="now">The moment.</param>
    public Result Undo(Actor by, DateTimeOffset now)
    {
        if (StartedAt is null) return ImportErrors.CannotMove(State);
        if (Move(ImportAction.Undo) is { } refusal) return refusal;
        Act(by);
        Obstacle = null;
        Progress.TakeUp(now);
        return Result.Ok;
    }

    /// <summary>Everything was taken out.</summary>
    /// <param name="now">The moment.</param>
    public Result EndUndo(DateTimeOffset now)
    {
        if (Move(ImportAction.EndUndo) is { } refusal) return refusal;
        Tell(now);
        return Result.Ok;
    }

    /// <summary>An undo has to be given up: something was built on what came in.</summary>
    /// <param name="obstacle">What stands in the way; null after a fault.</param>
    public Result KeepAfterAll(ImportObstacle? obstacle)
    {
        if (State != ImportState.Undoing) return ImportErrors.CannotMove(State);
        (State, Obstacle) = (EndedAs ?? ImportState.Completed, obstacle);
        Touch();
        return Result.Ok;
    }

    private Error? Move(ImportAction action)
    {
        if (ImportLifecycle.Next(State, action) is not { } next) return ImportErrors.CannotMove(State);
        State = next;
        Touch();
        return null;
    }

    private Result End(ImportAction action, DateTimeOffset now)
    {
        if (Move(action) is { } refusal) return refusal;
        (EndedAt, EndedAs) = (now, State);
        Tell(now);
        return Result.Ok;
    }

    private void Act(Actor by) => (By, Pseudonym, ByCode) = (by.Id, by.Pseudonym, by.OrganisationCode);

    private void Tell(DateTimeOffset now)
    {
        var snapshot = new { Register = Map.Name, Sha256, Size, State, Failure, Progress.Added, Progress.Changed, Progress.Unchanged, Progress.Refused, Progress.RowsHash };
        Raise(new ImportMoved(Id, State, snapshot, Version, Importer, now));
    }
}
