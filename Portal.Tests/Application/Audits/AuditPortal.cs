using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Audits;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;

namespace Portal.Tests.Application.Audits;

/// <summary>A portal with an auditor, an officer of PITB and services that can be broken and mended; nothing fires jobs by itself.</summary>
public class AuditPortal : TestPortal
{
    internal TriggeredRuns Jobs { get; } = new();

    internal Person Auditor { get; private set; } = null!;

    internal Person Officer { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Auditor = await PersonAsync("PDA", Role.Auditor);
        Officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
    }

    /// <summary>Services of an organisation with every fact known; those at the given places keep open data in a place that is barred.</summary>
    internal Task<List<ServiceId>> RegisterAsync(string organisation, int count, Func<int, bool>? fails = null) => InDbAsync(async db =>
    {
        var owner = await db.Organisations.SingleAsync(o => o.Code == organisation);
        var made = new List<ServiceId>();
        for (var i = 0; i < count; i++)
        {
            var actor = Actor.System("test");
            var service = Service.Import(owner, $"test:{Guid.NewGuid():N}", new ServiceContent { About = new ServiceAbout { Name = new($"Service {i}", $"خدمت {i}") } }, registered: true, actor, Clock.GetUtcNow());
            db.Services.Add(service);
            db.Entry(service).ComplexProperty(s => s.Data).CurrentValue = new ServiceData { Class = DataClass.Open };
            made.Add(service.Id);
            await db.SaveChangesAsync();
            await PlaceAsync(db, service.Id, fails?.Invoke(i) == true ? "IN" : "PK");
        }

        return made;
    });

    /// <summary>Moves a service's one site to another country; null for a country nobody knows.</summary>
    internal Task MoveAsync(ServiceId service, string? country) => InDbAsync(async db =>
    {
        await PlaceAsync(db, service, country);
        return 0;
    });

    internal async Task<AuditRunId> StartAsync(AuditScope? scope = null)
    {
        var plan = AuditPlanId.New();
        var created = await SendAsync(Auditor, new CreateAuditPlanCommand(plan, "Sites", "مقامات", scope ?? Sites, null));
        if (created.Error is { } refusal) throw new InvalidOperationException(refusal.Code);
        return await StartAsync(plan);
    }

    internal async Task<AuditRunId> StartAsync(AuditPlanId plan)
    {
        var run = AuditRunId.New();
        var started = await SendAsync(Auditor, new StartAuditRunCommand(run, plan));
        return started.Error is null ? run : throw new InvalidOperationException(started.Error.Code);
    }

    internal async Task<int> BeginAsync(AuditRunId run) => (await SendAsync(AuditWorker.Actor, new BeginAuditRunCommand(run))).Value;

    internal async Task<AuditRunState> FinishAsync(AuditRunId run, int attempt, int size = 3)
    {
        while (true)
        {
            var state = (await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt, size))).Value;
            if (state != AuditRunState.Running) return state;
        }
    }

    internal async Task<AuditRun> RunAsync(AuditScope? scope = null)
    {
        var run = await StartAsync(scope);
        await FinishAsync(run, await BeginAsync(run));
        return await ReadAsync(run);
    }

    internal Task<AuditRun> ReadAsync(AuditRunId run) => InDbAsync(db => db.AuditRuns.AsNoTracking().SingleAsync(r => r.Id == run));

    internal Task<List<Finding>> FindingsAsync() => InDbAsync(db => db.Findings.AsNoTracking().OrderBy(f => f.Code).ToListAsync());

    /// <summary>Only the rule that no data centre stands in a barred country.</summary>
    internal static AuditScope Sites { get; } = new() { Obligations = ["SECP-SITE"] };

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IJobScheduler>(Jobs));

    private static async Task PlaceAsync(Portal.Infrastructure.Persistence.PortalDbContext db, ServiceId id, string? country)
    {
        await db.Set<PlacementRow>().Where(p => EF.Property<ServiceId>(p, "ServiceId") == id).ExecuteDeleteAsync();
        var row = new PlacementRow { Id = Guid.CreateVersion7(), Value = new Placement { Role = PlacementRole.Primary, Kind = PlacementKind.DataCentre, Country = country, Site = "Site" } };
        db.Add(row);
        db.Entry(row).Property("ServiceId").CurrentValue = id;
        await db.SaveChangesAsync();
    }
}

/// <summary>Notes what would be fired.</summary>
internal sealed class TriggeredRuns : IJobScheduler
{
    public List<AuditRunId> Runs { get; } = [];

    public Dictionary<AuditPlanId, string> Plans { get; } = [];

    public DateTimeOffset? NextAfter(string cron, DateTimeOffset after) => cron switch
    {
        "0 21 * * *" => after.AddDays(1),
        "* * * * *" => after.AddMinutes(1),
        _ => null,
    };

    public Task ScheduleAsync(AuditPlanId plan, string cron, CancellationToken ct)
    {
        Plans[plan] = cron;
        return Task.CompletedTask;
    }

    public Task UnscheduleAsync(AuditPlanId plan, CancellationToken ct)
    {
        Plans.Remove(plan);
        return Task.CompletedTask;
    }

    public Task TriggerRunAsync(AuditRunId run, CancellationToken ct)
    {
        Runs.Add(run);
        return Task.CompletedTask;
    }
}
