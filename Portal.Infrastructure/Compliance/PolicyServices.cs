using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Compliance.History;
using Portal.Application.Compliance.Policies;
using Portal.Infrastructure.Scheduling;

namespace Portal.Infrastructure.Compliance;

/// <summary>Registers what policy versions and their look at the register need of the database and the scheduler.</summary>
internal static class PolicyServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddScoped<IWhatIfStore, WhatIfStore>()
        .AddScoped<IDueStore, DueStore>()
        .AddSingleton<IPolicyJobs, QuartzPolicyJobs>();
}
