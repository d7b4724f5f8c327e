using Microsoft.Extensions.Configuration;

namespace Portal.Infrastructure.Setup;

/// <summary>Which database the portal keeps its records in.</summary>
public enum DatabaseProvider
{
    /// <summary>PostgreSQL: the default, and what the embedded cluster is.</summary>
    PostgreSql,

    /// <summary>Microsoft SQL Server.</summary>
    SqlServer,
}

/// <summary>Provider and connection string.</summary>
/// <param name="Provider">Which database it is.</param>
/// <param name="ConnectionString">Where it is.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>What the configuration says, or null where it names no database and the embedded one is to be used.</summary>
    /// <param name="configuration">Keys <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</param>
    /// <exception cref="PortalSetupException">The provider is unknown or has no connection string.</exception>
    public static DatabaseOptions? From(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"];
        var connection = configuration.GetConnectionString("Portal");
        if (!string.IsNullOrEmpty(name) && !Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out _))
            throw new PortalSetupException($"Database:Provider is '{name}': write PostgreSql or SqlServer.", PortalSetupException.Misconfigured);
        var provider = Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var parsed) ? parsed : DatabaseProvider.PostgreSql;
        if (string.IsNullOrWhiteSpace(connection))
        {
            return provider == DatabaseProvider.PostgreSql
                ? null
                : throw new PortalSetupException("Database:Provider is SqlServer, but ConnectionStrings:Portal is empty: name the server.", PortalSetupException.Misconfigured);
        }

#if PRUNED_SQLSERVER
        if (provider == DatabaseProvider.SqlServer)
        {
            throw new PortalSetupException(
                "This build leaves out SQL Server's sign-in packages: build with -p:PruneMissingPackages=false to run on SQL Server.", PortalSetupException.Misconfigured);
        }
#endif
        return new DatabaseOptions(provider, connection);
    }
}
