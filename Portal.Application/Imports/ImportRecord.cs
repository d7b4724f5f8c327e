using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>One record of a file as it stands there.</summary>
/// <param name="Row">Its number, from 1 for the first under the header.</param>
/// <param name="Line">The line of the text, or the row of the sheet, on which it begins.</param>
/// <param name="Cells">Its cells, as many as there are columns.</param>
/// <param name="Problem">Why it holds none; null otherwise.</param>
public sealed record ImportedLine(int Row, int Line, IReadOnlyList<string> Cells, Error? Problem = null);

/// <summary>What is wrong with a cell.</summary>
/// <param name="Column">Place of its column; -1 where it is about the whole row.</param>
/// <param name="Code">Code of the problem.</param>
/// <param name="Args">Values of its sentence.</param>
/// <param name="Shown">What the cell says.</param>
public sealed record CellProblem(int Column, string Code, IReadOnlyList<object> Args, string Shown);

/// <summary>An answer that a cell gives.</summary>
/// <param name="Target">What it answers.</param>
/// <param name="Value">The answer.</param>
/// <param name="Column">Place of its column; -1 where every record has the same.</param>
/// <param name="Cell">What the cell says.</param>
internal sealed record ReadAnswer(ImportTarget Target, object Value, int Column, string Cell);

/// <summary>A row read through a map. It comes in if nothing is wrong with it.</summary>
public sealed class ReadRow
{
    /// <summary>Its number, from 1 for the first under the header.</summary>
    public int Row { get; init; }

    /// <summary>The line on which it begins.</summary>
    public int Line { get; init; }

    /// <summary>The register and the record's key there.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>Code of the owner; empty where it is the importer's organisation.</summary>
    public string OwnerCode { get; internal set; } = "";

    /// <summary>Name of a foreign owner.</summary>
    public string OwnerName { get; internal set; } = "";

    /// <summary>A cell begins as a spreadsheet's formula does; it is kept as text.</summary>
    public bool LooksLikeFormula { get; internal set; }

    /// <summary>Characters of no width were taken out.</summary>
    public bool WasCleaned { get; internal set; }

    /// <summary>What is wrong with it.</summary>
    public List<CellProblem> Problems { get; } = [];

    internal List<ReadAnswer> Answers { get; } = [];

    /// <summary>What a new service says by this row alone.</summary>
    public ServiceContent Content => field ??= Apply(new ServiceContent());

    /// <summary>What a service says once the row's answers are in it; what the row does not say stays.</summary>
    /// <param name="content">What it said.</param>
    public ServiceContent Apply(ServiceContent content)
    {
        foreach (var answer in Answers) content = answer.Target.Apply(content, answer.Value);
        return content;
    }
}

/// <summary>Rows that are dealt with in one transaction. No record: its cells are a file's, and are checked one by one.</summary>
/// <param name="rows">The rows in their order.</param>
/// <param name="isLast">Whether no row follows.</param>
public sealed class ImportBlock(IReadOnlyList<ReadRow> rows, bool isLast)
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 2000;

    /// <summary>The rows in their order.</summary>
    public IReadOnlyList<ReadRow> Rows { get; } = rows;

    /// <summary>Whether no row follows.</summary>
    public bool IsLast { get; } = isLast;
}
