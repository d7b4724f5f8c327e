using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>Takes the rows of a block one after the other: each is added, changes a service, changes nothing, or is refused.</summary>
internal sealed class ImportTake(ImportRun run, ImportOwners owners, Dictionary<string, Service> known, bool writes, DateTimeOffset now)
{
    private readonly bool _own = run.Map.Organisation.Kind == ImportOwnership.Own;
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _refused;
    private int _problems;
    private int _formulas;
    private int _cleaned;

    /// <summary>New services.</summary>
    public List<Service> Added { get; } = [];

    /// <summary>New and changed services.</summary>
    public List<Service> Written { get; } = [];

    /// <summary>What is needed to take them out again.</summary>
    public List<ImportedRow> Rows { get; } = [];

    /// <summary>Problems to keep.</summary>
    public List<ImportProblem> Problems { get; } = [];

    /// <summary>A line of the import's hash for every service that was written.</summary>
    public List<string> Lines() => Rows.Zip(Written, (row, service) => $"{row.Outcome} {service.Code} {service.Source} {HashOf(service.Content)}").ToList();

    /// <summary>What came of the block.</summary>
    /// <param name="lastRow">Number of its last row.</param>
    public ImportTally Tally(int lastRow) => new(lastRow, _added, _changed, _unchanged, _refused, _problems, _formulas, _cleaned);

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(ReadRow row)
    {
        if (row.Problems.Count == 0 && Take(row) is { } refusal) row.Problems.Add(refusal);
        if (row.Problems.Count > 0) Refuse(row);
        else if (row.LooksLikeFormula) _formulas++;
        if (row is { Problems.Count: 0, WasCleaned: true }) _cleaned++;
    }

    private CellProblem? Take(ReadRow row)
    {
        var service = known.GetValueOrDefault(row.Source);
        var found = owners.Of(row);
        if (found.Error is { } unknown) return Whole(unknown);
        var owner = found.Value;
        if (service is null)
        {
            _added++;
            if (writes) Write(Service.Import(owner, row.Source, row.Content, !_own, run.Importer, now), row, null);
            return null;
        }

        if (service.OrganisationId != owner.Id) return Whole(ImportErrors.KeyOfAnother);
        var before = service.Content;
        var after = row.Apply(before);
        if (after.IsStill(before))
        {
            _unchanged++;
            return null;
        }

        if (!MayChange(service)) return Whole(ImportErrors.ServiceFixed(service.State));
        _changed++;
        if (!writes) return null;
        var was = new ServiceBefore(before, service.SavedAt, service.Version);
        service.Refresh(after, run.Importer, now);
        Write(service, row, was);
        return null;
    }

    // What a province brings in are drafts: once filed, they change by the ways of a filing alone. Nor does a list overtake an open amendment.
    private bool MayChange(Service service) => _own
        ? service.RegisteredVersion == 0 && ServiceLifecycle.Allows(service.State, ServiceAction.Edit)
        : service is { State: ServiceState.Registered or ServiceState.Suspended, Amendment: null };

    private void Write(Service service, ReadRow row, ServiceBefore? before)
    {
        if (before is null) Added.Add(service);
        Written.Add(service);
        Rows.Add(ImportedRow.Of(run.Id, row.Row, service, before));
    }

    private static string HashOf(ServiceContent content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, ServiceContent.Json)));

    private void Refuse(ReadRow row)
    {
        _refused++;
        foreach (var problem in row.Problems)
        {
            _problems++;
            var number = run.Progress.Problems + _problems;
            if (number <= ImportLimits.KeptProblems) Problems.Add(Kept(row, problem, number));
        }
    }

    private ImportProblem Kept(ReadRow row, CellProblem problem, int number) => new()
    {
        RunId = run.Id,
        Number = number,
        Row = row.Row,
        Line = row.Line,
        Column = problem.Column < 0 ? "" : Cut(run.Look.Columns[problem.Column], ImportProblem.ColumnMaxLength),
        Code = problem.Code,
        Args = [.. problem.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")],
        Shown = Cut(problem.Shown, ImportLook.ShownLength),
    };

    // Whatever a hostile cell holds has to fit a column of the database, and what cannot be seen is made to be seen.
    private static string Cut(string text, int length) =>
        string.Concat((text.Length <= length ? text : text[..length]).Select(c => char.IsControl(c) || char.IsSurrogate(c) || !TextRules.ShowsItself(c.ToString()) ? '\uFFFD' : c));

    private static CellProblem Whole(Error error) => new(-1, error.Code, error.Args, "");
}
