using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Infrastructure.Scheduling;

namespace Portal.Infrastructure.Documents;

/// <summary>Registers where documents lie and who checks them.</summary>
internal static class DocumentServices
{
    /// <summary>Registers them.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<IDocumentStore, DatabaseDocumentStore>()
        .AddSingleton<IDocumentInspector, DocumentInspector>()
        .AddSingleton<IDocumentChecks, QuartzDocumentChecks>();
}
