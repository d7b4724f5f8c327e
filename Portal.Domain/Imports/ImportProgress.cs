using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Imports;

/// <summary>How far an import is. A row of its own, so that the worker and the people at the import do not get in each other's way.</summary>
public sealed class ImportProgress
{
    private ImportProgress()
    {
    }

    /// <summary>The import.</summary>
    public ImportRunId RunId { get; private set; }

    /// <summary>How often a worker took it up; a later attempt fences the earlier ones off.</summary>
    public int Attempt { get; private set; }

    /// <summary>Blocks written; of two workers at the same block one wins.</summary>
    public int Blocks { get; private set; }

    /// <summary>Number of the last row that was dealt with, from 1 for the first under the header.</summary>
    public int LastRow { get; private set; }

    /// <summary>Rows dealt with.</summary>
    public int Done => Added + Changed + Unchanged + Refused;

    /// <summary>Services that were not here, or that would be new.</summary>
    public int Added { get; private set; }

    /// <summary>Services that say something else.</summary>
    public int Changed { get; private set; }

    /// <summary>Services that say the same.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Rows that do not come in.</summary>
    public int Refused { get; private set; }

    /// <summary>Problems found; a refused row has one or more.</summary>
    public int Problems { get; private set; }

    /// <summary>Rows with a cell that begins as a spreadsheet's formula does; it is kept as text.</summary>
    public int Formulas { get; private set; }

    /// <summary>Rows from which characters without width were taken out.</summary>
    public int Cleaned { get; private set; }

    /// <summary>SHA-256 chained over every service that was added or changed, with its content; empty while there is none.</summary>
    public string RowsHash { get; private set; } = "";

    /// <summary>When a worker last wrote, in UTC.</summary>
    public DateTimeOffset Heartbeat { get; private set; }

    internal static ImportProgress For(ImportRunId run, DateTimeOffset now) => new() { RunId = run, Heartbeat = now };

    /// <summary>A worker takes it up.</summary>
    /// <param name="now">The moment.</param>
    public void TakeUp(DateTimeOffset now) => (Attempt, Heartbeat) = (Attempt + 1, now);

    /// <summary>Begins to count anew: the check is over, or another check begins.</summary>
    /// <param name="now">The moment.</param>
    internal void Reset(DateTimeOffset now)
    {
        (Blocks, LastRow, Added, Changed, Unchanged, Refused, Problems, Formulas, Cleaned) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        (RowsHash, Heartbeat) = ("", now);
    }

    /// <summary>Notes a block.</summary>
    /// <param name="block">What came of it.</param>
    /// <param name="written">A line for every service that was added or changed.</param>
    /// <param name="now">The moment.</param>
    public void Advance(ImportTally block, IEnumerable<string> written, DateTimeOffset now)
    {
        Blocks++;
        (LastRow, Heartbeat) = (block.LastRow, now);
        Added += block.Added;
        Changed += block.Changed;
        Unchanged += block.Unchanged;
        Refused += block.Refused;
        Problems += block.Problems;
        Formulas += block.Formulas;
        Cleaned += block.Cleaned;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(RowsHash));
        var any = false;
        foreach (var line in written)
        {
            any = true;
            hash.AppendData(Encoding.UTF8.GetBytes("\n" + line));
        }

        if (any) RowsHash = Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What came of a block of rows.</summary>
/// <param name="LastRow">Number of its last row.</param>
/// <param name="Added">Services that were not here.</param>
/// <param name="Changed">Services that say something else.</param>
/// <param name="Unchanged">Services that say the same.</param>
/// <param name="Refused">Rows that do not come in.</param>
/// <param name="Problems">Problems of those.</param>
/// <param name="Formulas">Rows with a cell like a formula.</param>
/// <param name="Cleaned">Rows with characters that were taken out.</param>
public sealed record ImportTally(int LastRow, int Added, int Changed, int Unchanged, int Refused, int Problems, int Formulas, int Cleaned);
