using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Access.Oidc;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Documents;
using Portal.Infrastructure.Health;
using Portal.Infrastructure.Import;
using Portal.Infrastructure.Ledger;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Infrastructure.Persistence.SqlServer;
using Portal.Infrastructure.ReferenceData;
using Portal.Infrastructure.Scheduling;
using Portal.Infrastructure.Security;
using Portal.Infrastructure.Setup;
using Portal.Infrastructure.Tokens;

namespace Portal.Infrastructure;

/// <summary>Registers what the use cases need from outside: database, ledger, scheduler, health.</summary>
public static class InfrastructureServices
{
    /// <summary>Registers the database and everything that works without a background service.</summary>
    /// <param name="services">The container.</param>
    /// <param name="database">Which database.</param>
    public static IServiceCollection AddPortalInfrastructure(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(database);
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<LedgerSequencer>();
        services.AddScoped<DemoPersonas>();
        services.AddSingleton<TokenVault>();
        services.AddOidc();
        services.AddSingleton<ServiceImporter>();
        services.AddScoped<ReferenceDataSeeder>();
        services.AddScoped<DemoDataSeeder>();
        if (database.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddDbContext<PortalDbContext, PostgreSqlPortalDbContext>(
                (provider, options) => options.UseNpgsql(database.ConnectionString).AddInterceptors(provider.GetRequiredService<StreamAfterCommit>()));
        }
        else
        {
            services.AddDbContext<PortalDbContext, SqlServerPortalDbContext>(
                (provider, options) => options.UseSqlServer(database.ConnectionString).AddInterceptors(provider.GetRequiredService<StreamAfterCommit>()));
        }

        services.AddScoped<IPortalDb>(provider => provider.GetRequiredService<PortalDbContext>());
        services.AddSecurityLog();
        services.AddDocuments();
        return services.AddPortalScheduling(database);
    }

    /// <summary>Registers what works by itself while the portal runs.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPortalBackground(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<LedgerSequencer>());
        services.AddHostedService(provider => provider.GetRequiredService<TokenKeys>());
        services.AddHostedService(provider => provider.GetRequiredService<SecurityStream>());
        services.AddHostedService(provider => provider.GetRequiredService<SecurityLog>());
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<SequencerHealth>("sequencer", tags: ["ready"]);
        return services.AddPortalSchedulerHost();
    }
}
