using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Results;

/// <summary>Holds a plan of action that was read from a document beside the findings of the register.</summary>
/// <param name="Id">The service.</param>
/// <param name="Items">What the document says.</param>
[Requires(Permissions.Audits.Read)]
public sealed record ComparePlanQuery(ServiceId Id, IReadOnlyList<ReadPlanItem> Items) : IQuery<ComparedPlan>
{
    /// <summary>The most findings of one plan.</summary>
    public const int MostItems = 1_000;
}

/// <summary>A plan of action and the findings of the register.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Items">Every finding that either names, in the order of the codes.</param>
public sealed record ComparedPlan(ServiceId Id, string Code, LocalizedText Name, IReadOnlyList<ComparedPlanItem> Items);

/// <summary>A finding in a document and in the register.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Read">What the document says; null where the finding was opened since.</param>
/// <param name="Stands">What the register says; null where it has none for the reader.</param>
public sealed record ComparedPlanItem(string Code, ReadPlanItem? Read, StandingFinding? Stands)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsSame => Read is not null && Stands is not null && (Read.State, Read.DueOn) == (Stands.State, Stands.DueOn);
}

/// <summary>A finding as the register has it.</summary>
/// <param name="Id">The finding.</param>
/// <param name="ObligationId">The obligation.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueOn">The last day on which it is to be mended.</param>
public sealed record StandingFinding(FindingId Id, string ObligationId, FindingState State, DateOnly DueOn);

internal sealed class ComparePlanValidator : AbstractValidator<ComparePlanQuery>
{
    public ComparePlanValidator() => RuleFor(q => q.Items.Count).LessThanOrEqualTo(ComparePlanQuery.MostItems).WithErrorCode("Services.TooManyChosen");
}

internal sealed class ComparePlanHandler(IPortalDb db, Caller caller) : IRequestHandler<ComparePlanQuery, Result<ComparedPlan>>
{
    public async Task<Result<ComparedPlan>> Handle(ComparePlanQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Visible(caller.Actor).Where(s => s.Id == request.Id).Select(s => new { s.Id, s.Code, s.About.Name }).SingleOrDefaultAsync(cancellationToken);
        if (service is null) return Error.NotFound;
        var read = request.Items.DistinctBy(i => i.Code, StringComparer.Ordinal).ToDictionary(i => i.Code, StringComparer.Ordinal);
        var codes = read.Keys.ToList();
        var stands = await db.Findings.AsNoTracking().Visible(caller.Actor).Where(f => f.ServiceId == service.Id && (f.IsOpen == true || codes.Contains(f.Code)))
            .Select(f => new { f.Code, Finding = new StandingFinding(f.Id, f.ObligationId, f.State, f.DueOn) })
            .ToDictionaryAsync(f => f.Code, f => f.Finding, StringComparer.Ordinal, cancellationToken);
        return new ComparedPlan(service.Id, service.Code, service.Name,
        [
            .. read.Keys.Union(stands.Keys).Order(StringComparer.Ordinal).Select(code => new ComparedPlanItem(code, read.GetValueOrDefault(code), stands.GetValueOrDefault(code))),
        ]);
    }
}
