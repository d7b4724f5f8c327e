using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Dashboards;

/// <summary>The national dashboard's figures. The register's own come from the counts that the database keeps, never older than <see cref="RegisterCubes.Kept"/>.</summary>
/// <param name="Region">Only this region.</param>
/// <param name="Class">Only this class of data.</param>
[Requires(Permissions.Dashboards.National)]
public sealed record GetNationalFiguresQuery(Region? Region = null, DataClass? Class = null) : IQuery<NationalFigures>;

internal sealed class GetNationalFiguresHandler(IPortalDb db, RegisterCubes cubes, Caller caller, CurrentPolicy policies, TimeProvider time)
    : IRequestHandler<GetNationalFiguresQuery, Result<NationalFigures>>
{
    private const int RunsShown = 5;

    public async Task<Result<NationalFigures>> Handle(GetNationalFiguresQuery request, CancellationToken cancellationToken)
    {
        var register = new RegisterCounts(await cubes.WholeAsync(db, cancellationToken), await OrganisationTree.ReadAsync(db, cancellationToken), request);
        var policy = await policies.FindAsync(cancellationToken);
        var (ministries, others) = register.Ministries();
        return new NationalFigures
        {
            At = time.GetUtcNow(),
            Policy = policy is null ? null : new PolicyInForce(policy.Number, policy.EffectiveFrom!.Value),
            OpensLists = caller.Actor.May(Permissions.Services.ReadAll),
            OpensCases = caller.Actor.May(Permissions.Sandbox.ReadAll),
            Registered = register.Registered,
            Outcomes = register.Outcomes,
            Regions = register.Regions(),
            Ministries = ministries,
            Others = others,
            Classes = register.Classes(),
            Trend = await RegisterTrend.ReadAsync(db, request, register.Outcomes, policies.Today, cancellationToken),
            Findings = await FindingCounts.ReadAsync(db, request, time, cancellationToken),
            Sandbox = await SandboxCounts.ReadAsync(db, policies.Today, cancellationToken),
            Runs = await RunsAsync(cancellationToken),
        };
    }

    private async Task<IReadOnlyList<RunFigures>> RunsAsync(CancellationToken ct)
    {
        var runs = await db.AuditRuns.AsNoTracking()
            .OrderByDescending(r => r.QueuedAt).Take(RunsShown)
            .Select(r => new
            {
                r.Id,
                r.Code,
                r.State,
                r.QueuedAt,
                r.Progress.Total,
                Done = r.Progress.Pass + r.Progress.Waived + r.Progress.Undetermined + r.Progress.Fail + r.Progress.NotApplicable,
                r.Progress.Opened,
                r.Progress.Closed,
            })
            .ToListAsync(ct);
        return [.. runs.Select(r => new RunFigures(r.Id, r.Code, r.State, r.QueuedAt, r.Total, r.Done, r.Opened, r.Closed))];
    }
}
