using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>
/// Hands over how every service of a list stands, one by one in the order of their codes, however many there are. What was never evaluated is left out.
/// The order is fixed, so that the same state of the register always gives the same file.
/// </summary>
/// <param name="Filter">Which services.</param>
/// <param name="Only">Only these of them; all where it is empty.</param>
/// <param name="WithContent">Whether what the register says of each is wanted too.</param>
/// <param name="Sink">Takes them.</param>
[Requires(Permissions.Services.Read)]
public sealed record ExportResultsQuery(ServiceFilter Filter, IReadOnlyList<ServiceId> Only, bool WithContent, IRowSink<ServiceResults> Sink) : IQuery<ServiceExport>;

internal sealed class ExportResultsValidator : AbstractValidator<ExportResultsQuery>
{
    public ExportResultsValidator() => RuleFor(q => q.Only.Count).LessThanOrEqualTo(ExportServicesQuery.MostChosen).WithErrorCode("Services.TooManyChosen");
}

internal sealed class ExportResultsHandler(IPortalDb db, IRegisterSql sql, Caller caller) : IRequestHandler<ExportResultsQuery, Result<ServiceExport>>
{
    // Services read at once; between two blocks the database is free.
    private const int Block = 500;

    private static readonly RegisterOrder Order = RegisterOrder.Find("code")!;

    public async Task<Result<ServiceExport>> Handle(ExportResultsQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var entries = RegisterView.Of(db, caller.Actor).Entries.Matching(request.Filter, tree.Owners(request.Filter));
        var only = request.Only;
        if (only.Count > 0) entries = entries.Where(e => only.Contains(e.Id));
        var whole = await WholeAudit.ReadAsync(db, cancellationToken);
        var count = 0;
        await request.Sink.WriteAsync(Rows(cancellationToken), cancellationToken);
        return new ServiceExport(count);

        async IAsyncEnumerable<ServiceResults> Rows([EnumeratorCancellation] CancellationToken ct)
        {
            for (RegisterCursor? from = null; ;)
            {
                var block = await Order.Page(entries, sql, ascending: true, from, gathers: false).Take(Block).ToListAsync(ct);
                await foreach (var row in StandingAsync(block, tree, whole, request.WithContent, ct))
                {
                    count++;
                    yield return row;
                }

                if (block.Count < Block) yield break;
                from = new RegisterCursor(Order.Name, Descending: false, Backward: false, count, Order.ValueOf(block[^1]), block[^1].Id);
            }
        }
    }

    private async IAsyncEnumerable<ServiceResults> StandingAsync(List<RegisterEntry> block, OrganisationTree tree, WholeAudit whole, bool withContent, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = block.ConvertAll(e => e.Id);
        var summaries = await db.ComplianceSummaries.AsNoTracking().Where(c => ids.Contains(c.ServiceId)).ToDictionaryAsync(c => c.ServiceId, ct);
        var services = withContent ? await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct) : [];
        foreach (var entry in block)
            if (summaries.TryGetValue(entry.Id, out var summary)) yield return Row(entry, tree[entry.OrganisationId], summary, whole.Of(entry.State, summary), services.GetValueOrDefault(entry.Id));
    }

    private static ServiceResults Row(RegisterEntry entry, OrganisationNode owner, ComplianceSummary summary, LastJudged judged, Service? service) => new()
    {
        Id = entry.Id,
        Code = entry.Code,
        Name = new LocalizedText(entry.NameEn, entry.NameUr),
        OrganisationCode = owner.Code,
        OrganisationName = owner.Name,
        State = entry.State,
        Class = RegisterEntry.ClassOf(entry.ClassRank),
        PolicyNumber = judged.PolicyNumber,
        EvaluatedAt = judged.At,
        Results = summary.Results,
        Content = service?.Content,
    };
}
