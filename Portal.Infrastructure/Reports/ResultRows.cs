using Portal.Application.Common;
using Portal.Application.Compliance.Results;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.Reports;

/// <summary>One verdict on one service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Result">What was found, and the waiver that holds.</param>
/// <param name="Words">Why, in words.</param>
public sealed record ResultRow(ServiceResults Service, ObligationResult Result, LocalizedText Words);

/// <summary>Takes services and hands a file their verdicts, row by row.</summary>
/// <param name="file">The file.</param>
/// <param name="words">The words of obligations.</param>
public sealed class ResultRows(IRowSink<ResultRow> file, IObligationWords words) : IRowSink<ServiceResults>
{
    /// <inheritdoc />
    public Task WriteAsync(IAsyncEnumerable<ServiceResults> rows, CancellationToken ct) => file.WriteAsync(rows.SelectMany(Of), ct);

    private IEnumerable<ResultRow> Of(ServiceResults service) =>
        service.Results.Select(r => new ResultRow(service, r, words.Reason(r.ObligationId, r.Verdict)));
}
