using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Access.Oidc;
using Portal.Infrastructure.Compliance;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Documents;
using Portal.Infrastructure.Health;
using Portal.Infrastructure.Imports;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Registry;
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
        services.AddNetworkEvidence();
        services.AddScoped<RegisterRebuild>();
        services.AddScoped<RelationRebuild>();
        services.AddScoped<SheetRebuild>();
        services.AddScoped<ReferenceDataSeeder>();
        services.AddScoped<DemoDataSeeder>();
        if (database.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddSingleton<IRegisterSql, PostgreSqlRegister>();
            services.AddContext<PostgreSqlPortalDbContext>(options => options.UseNpgsql(PostgreSqlConnection.Tuned(database.ConnectionString)));
        }
        else
        {
            services.AddSingleton<IRegisterSql, SqlServerRegister>();
            services.AddContext<SqlServerPortalDbContext>(options => options.UseSqlServer(database.ConnectionString));
        }

        services.AddScoped<IPortalDb>(provider => provider.GetRequiredService<PortalDbContext>());
        services.AddSingleton<CallerRightsQuery>();
        services.AddSingleton<LastKnownRights>();
        services.AddScoped<ICallerRights, CallerRightsReader>();
        services.AddSecurityLog();
        services.AddDocuments();
        services.AddImports();
        services.AddNetworkRegistry();
        services.AddPolicies();
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

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> connect)
        where TContext : PortalDbContext
    {
        services.AddDbContextPool<TContext>((provider, options) =>
        {
            connect(options);
            options.AddInterceptors(provider.GetRequiredService<StreamAfterCommit>());

            // A service has few rows of each kind: one query for all of them costs less than one for each.
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
        });
        services.AddScoped<PortalDbContext>(provider =>
        {
            var db = provider.GetRequiredService<TContext>();
            db.BelongTo(provider.GetRequiredService<IMediator>());
            return db;
        });
    }
}
