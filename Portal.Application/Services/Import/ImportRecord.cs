using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Services.Import;

/// <summary>One record of another register, read through a map and inside every limit.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Source">The register and the record's key there.</param>
/// <param name="OwnerCode">Code of the owning organisation.</param>
/// <param name="OwnerName">Its name.</param>
/// <param name="OwnerRegion">Where it belongs.</param>
/// <param name="Answers">The answers that are known.</param>
/// <param name="LooksLikeFormula">A cell begins as a spreadsheet's formula does; it is kept as text.</param>
public sealed record ImportRecord(
    int Line,
    string Source,
    string OwnerCode,
    LocalizedText OwnerName,
    Region OwnerRegion,
    IReadOnlyDictionary<ImportField, string> Answers,
    bool LooksLikeFormula);

/// <summary>A line that does not come in, and why.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Reason">Why; the code is the key of its sentence.</param>
public sealed record ImportRejection(int Line, Error Reason);
