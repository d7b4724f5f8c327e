using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Imports;
using Portal.Infrastructure.Scheduling;

namespace Portal.Infrastructure.Imports;

/// <summary>Registers what reads and writes imports.</summary>
internal static class ImportServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IImportFiles, ImportFiles>()
        .AddScoped<IImportStore, ImportStore>()
        .AddSingleton<IImportJobs, QuartzImportJobs>()
        .AddSingleton<ServiceImporter>();
}
