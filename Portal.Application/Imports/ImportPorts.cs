using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Imports;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>Reads the files of imports; never the whole of one in memory.</summary>
public interface IImportFiles
{
    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="id">The import.</param>
    /// <param name="fileName">What the file is called.</param>
    /// <param name="asked">How to read it; null to find out.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What it shows, or why it cannot be read.</returns>
    Task<Result<ImportLook>> LookAsync(ImportRunId id, string fileName, ImportReadingChoice? asked, CancellationToken ct);

    /// <summary>The lines under the header, one after the other. The last may say why reading ended there.</summary>
    /// <param name="id">The import.</param>
    /// <param name="reading">How to read the file.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">The file is gone or broken.</exception>
    IAsyncEnumerable<ImportedLine> ReadAsync(ImportRunId id, ImportReadingChoice reading, CancellationToken ct);
}

/// <summary>Writes what imports bring by the fastest way the database has, in the transaction of the use case.</summary>
public interface IImportStore
{
    /// <summary>Lets one block after the other in, whichever import it belongs to: two that bring the same record cannot both add it.</summary>
    /// <param name="ct">Cancels.</param>
    Task EnterAsync(CancellationToken ct);

    /// <summary>Writes a block.</summary>
    /// <param name="block">What is to be written.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(ImportWrites block, CancellationToken ct);

    /// <summary>Forgets the problems that were found so far.</summary>
    /// <param name="id">The import.</param>
    /// <param name="ct">Cancels.</param>
    Task ForgetProblemsAsync(ImportRunId id, CancellationToken ct);

    /// <summary>Takes out what an import brought: added services go, changed ones say again what they said.</summary>
    /// <param name="id">The import.</param>
    /// <param name="ct">Cancels.</param>
    Task TakeOutAsync(ImportRunId id, CancellationToken ct);
}

/// <summary>What a block of an import writes.</summary>
/// <param name="Added">New services.</param>
/// <param name="Summaries">Compliance of what is in the register, worked out meanwhile.</param>
/// <param name="Rows">What is needed to take the block out again.</param>
/// <param name="Problems">Problems to keep.</param>
public sealed record ImportWrites(
    IReadOnlyList<Service> Added, Task<List<ComplianceSummary>> Summaries, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<ImportProblem> Problems);

/// <summary>Has imports worked on in the background.</summary>
public interface IImportJobs
{
    /// <summary>Gives an import a worker now; a second call while one works on it changes nothing.</summary>
    /// <param name="id">The import.</param>
    /// <param name="ct">Cancels.</param>
    Task StartAsync(ImportRunId id, CancellationToken ct);
}
