using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Dashboards.Outcomes;

/// <summary>
/// The figures of a dashboard below the national one. They come from the counts that the database keeps and from the days kept of them, never from services. Whoever does
/// not read across gets those of the own organisation and below.
/// </summary>
/// <param name="Organisation">Code of an organisation: it and those below.</param>
/// <param name="Region">Only this region.</param>
/// <param name="Obligation">Id of an obligation: how services stand on it alone.</param>
[Requires(Permissions.Dashboards.National)]
public sealed record GetOutcomesQuery(string Organisation = "", Region? Region = null, string Obligation = "") : IQuery<OutcomeFigures>;

internal sealed class GetOutcomesHandler(IPortalDb db, RegisterCubes cubes, Caller caller, CurrentPolicy policies, TimeProvider time)
    : IRequestHandler<GetOutcomesQuery, Result<OutcomeFigures>>
{
    public async Task<Result<OutcomeFigures>> Handle(GetOutcomesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        if (OutcomeScope.Of(request, tree, caller.Actor) is not { } scope) return Error.NotFound;
        var on = (await policies.FindAsync(cancellationToken))?.ObligationIds ?? [];
        var counts = new OutcomeCounting(scope, [.. scope.Groups(await cubes.WholeAsync(db, cancellationToken))], [.. ObligationCatalogue.All.Where(o => on.Contains(o.Id))], tree);
        var past = await OutcomePast.ReadAsync(db, scope, request.Obligation, policies.Today, cancellationToken);
        return new OutcomeFigures
        {
            At = time.GetUtcNow(),
            Organisation = scope.Organisation?.Named(),
            Above = Above(scope, tree, caller.Actor)?.Named(),
            ReadsAcross = caller.Actor.May(Permissions.Services.ReadAll),
            OwnCode = caller.Actor.OrganisationCode,
            Outcomes = counts.Outcomes,
            Trend = [.. past.Trend, new TrendPoint(policies.Today, counts.Outcomes)],
            MonthAgo = past.On(OutcomePast.Month),
            Owners = counts.Owners(past),
            Regions = counts.Regions(),
            Classes = counts.Classes(),
            Obligations = counts.Obligations(),
            Ages = await AgesAsync(scope, request, cancellationToken),
            CountedOn = await db.RegisterDays.MaxAsync(d => (DateOnly?)d.Day, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<AgeFigures>> AgesAsync(OutcomeScope scope, GetOutcomesQuery request, CancellationToken ct)
    {
        var tallies = scope.Failures(db.FailureTallies.AsNoTracking());
        if (ObligationCatalogue.Find(request.Obligation) is { } one) tallies = tallies.Where(t => t.Bit == one.Bit);
        var counts = await tallies.GroupBy(t => new { t.Bit, t.Age }).Select(g => new { g.Key.Bit, g.Key.Age, Count = g.Sum(t => t.Count) }).ToListAsync(ct);
        var severities = ObligationCatalogue.All.ToDictionary(o => o.Bit, o => o.Severity);
        return [.. counts.GroupBy(c => (c.Age, Severity: severities[c.Bit])).Select(g => new AgeFigures(g.Key.Age, g.Key.Severity, g.Sum(c => c.Count)))];
    }

    // Going up ends where the reader's own part of the country ends.
    private static OrganisationNode? Above(OutcomeScope scope, OrganisationTree tree, Actor actor) =>
        scope.Organisation is { ParentId: { } parent } organisation && (actor.May(Permissions.Services.ReadAll) || organisation.Id != actor.OrganisationId) ? tree[parent] : null;
}
