using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Infrastructure.Audits;
using Portal.Infrastructure.Setup;
using Quartz;

namespace Portal.Infrastructure.Scheduling;

/// <summary>Registers the scheduler: Quartz over the portal's own database, in a cluster of however many nodes there are.</summary>
public static class SchedulingServices
{
    private const int Workers = 4;

    /// <summary>Registers what use cases need of the scheduler and, with <see cref="AddPortalSchedulerHost"/>, what fires jobs.</summary>
    /// <param name="services">The container.</param>
    /// <param name="database">Where the schedule is kept.</param>
    public static IServiceCollection AddPortalScheduling(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddScoped<IAuditStore, AuditStore>();
        services.AddSingleton<IJobScheduler, QuartzJobScheduler>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "portal";
                scheduler.DefaultTimeZone = PakistanTime.Zone;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(Workers);
            quartz.UsePersistentStore(store =>
            {
                if (database.Provider == DatabaseProvider.PostgreSql) store.UsePostgres(Npgsql.NpgsqlFactory.Instance, database.ConnectionString);
                else store.UseSqlServer(Microsoft.Data.SqlClient.SqlClientFactory.Instance, database.ConnectionString);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });
            });
        });
        return services;
    }

    /// <summary>Starts the scheduler in the background once the portal answers requests.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPortalSchedulerHost(this IServiceCollection services)
    {
        services.AddHostedService<SchedulerHost>();
        services.AddHealthChecks().AddCheck<SchedulerHealth>("scheduler", tags: ["ready"]);
        return services;
    }
}
