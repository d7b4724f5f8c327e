using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Documents;
using Portal.Infrastructure.Documents.Folder;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Documents;

/// <summary>Where contents of documents can lie.</summary>
public enum DocumentStoreKind
{
    /// <summary>In the portal's database, so that one backup holds both.</summary>
    Database,

    /// <summary>In a folder, which all nodes share where there are several.</summary>
    Folder,
}

/// <summary>Chooses the store by settings.</summary>
public static class DocumentStoreSetup
{
    /// <summary>Registers the store that <c>Documents:Store</c> names; the database where it names none.</summary>
    /// <param name="services">The container, with infrastructure.</param>
    /// <param name="configuration">Keys <c>Documents:Store</c> and <c>Documents:Folder</c>.</param>
    /// <exception cref="PortalSetupException">No such store, or a folder in which the portal cannot write.</exception>
    public static IServiceCollection AddDocumentStore(this IServiceCollection services, IConfiguration configuration)
    {
        var said = configuration["Documents:Store"] ?? nameof(DocumentStoreKind.Database);
        if (!Enum.TryParse<DocumentStoreKind>(said, ignoreCase: true, out var kind) || !said.All(char.IsAsciiLetter))
            throw new PortalSetupException($"Documents:Store is \"{said}\": write Database or Folder.", PortalSetupException.Misconfigured);
        if (kind == DocumentStoreKind.Database) return services;
        services.AddSingleton(DocumentFolder.Open(configuration["Documents:Folder"] ?? ""));
        return services.Replace(ServiceDescriptor.Singleton<IDocumentStore, FolderDocumentStore>());
    }
}
