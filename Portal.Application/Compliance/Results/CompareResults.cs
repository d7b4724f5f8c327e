using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>Holds results that were read from a document beside those of the register. Services that the reader may not know of are not there.</summary>
/// <param name="Standings">What the document says.</param>
[Requires(Permissions.Services.Read)]
public sealed record CompareResultsQuery(IReadOnlyList<ReadStanding> Standings) : IQuery<IReadOnlyList<ComparedService>>
{
    /// <summary>The most services of one document.</summary>
    public const int MostServices = 2_000;
}

/// <summary>A service in a document and in the register.</summary>
/// <param name="Id">The service; null where the register has none for the reader.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name; empty where the register has none for the reader.</param>
/// <param name="ReadAt">When the document's verdicts were found, in UTC.</param>
/// <param name="StandsAt">When the register's were, in UTC.</param>
/// <param name="Differences">The verdicts that differ.</param>
public sealed record ComparedService(ServiceId? Id, string Code, LocalizedText Name, DateTimeOffset ReadAt, DateTimeOffset? StandsAt, IReadOnlyList<VerdictDifference> Differences);

/// <summary>An obligation on which a document and the register do not say the same.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Read">What the document says; null where nothing.</param>
/// <param name="Stands">What the register says; null where nothing.</param>
public sealed record VerdictDifference(string ObligationId, ObligationResult? Read, ObligationResult? Stands);

internal sealed class CompareResultsValidator : AbstractValidator<CompareResultsQuery>
{
    public CompareResultsValidator() => RuleFor(q => q.Standings.Count).LessThanOrEqualTo(CompareResultsQuery.MostServices).WithErrorCode("Services.TooManyChosen");
}

internal sealed class CompareResultsHandler(IPortalDb db, Caller caller) : IRequestHandler<CompareResultsQuery, Result<IReadOnlyList<ComparedService>>>
{
    public async Task<Result<IReadOnlyList<ComparedService>>> Handle(CompareResultsQuery request, CancellationToken cancellationToken)
    {
        var ids = request.Standings.Select(s => s.Id).Distinct().ToList();
        var found = await db.Register.AsNoTracking().Visible(caller.Actor).Where(e => ids.Contains(e.Id))
            .Join(db.ComplianceSummaries, e => e.Id, c => c.ServiceId, (e, c) => new { e.Id, e.Code, e.NameEn, e.NameUr, e.State, c.PolicyNumber, c.EvaluatedAt, c.Results })
            .ToDictionaryAsync(x => x.Id, cancellationToken);
        var whole = await WholeAudit.ReadAsync(db, cancellationToken);
        return Result.Of<IReadOnlyList<ComparedService>>(
        [
            .. request.Standings.Select(read => found.TryGetValue(read.Id, out var known)
                ? new ComparedService(known.Id, known.Code, new LocalizedText(known.NameEn, known.NameUr), read.EvaluatedAt,
                    whole.Of(known.State, new LastJudged(known.PolicyNumber, known.EvaluatedAt)).At, Between(read.Results, known.Results))
                : new ComparedService(null, read.Code, LocalizedText.Empty, read.EvaluatedAt, null, [])),
        ]);
    }

    private static IReadOnlyList<VerdictDifference> Between(IReadOnlyList<ObligationResult> read, IReadOnlyList<ObligationResult> stands) =>
    [
        .. ObligationCatalogue.All.Select(o => new VerdictDifference(o.Id, Of(read, o.Id), Of(stands, o.Id))).Where(d => d.Read != d.Stands),
    ];

    private static ObligationResult? Of(IReadOnlyList<ObligationResult> results, string id) =>
        results.Where(r => r.ObligationId == id).Select(r => (ObligationResult?)r).FirstOrDefault();
}
