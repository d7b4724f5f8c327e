using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Evidence.Network;

namespace Portal.Infrastructure.Persistence.Configurations.Evidence;

/// <summary>What the columns of networks have in common.</summary>
internal static class NetworkColumns
{
    private const int CountryLength = 2;

    public static void IsNetworkName(this PropertyBuilder<string> property) => property.HasMaxLength(NetworkName.MaxLength).IsUnicode(false);

    public static void IsPrincipal(this PropertyBuilder property) => property.HasMaxLength(NetworkState.PrincipalMaxLength).IsUnicode(false);

    public static void IsSite(this PropertyBuilder<string> property) => property.HasMaxLength(NetworkSite.IdMaxLength).IsUnicode(false);

    public static void IsCountry(this PropertyBuilder<string?> property) => property.HasMaxLength(CountryLength).IsUnicode(false);
}

internal sealed class NetworkSubnetConfiguration : IEntityTypeConfiguration<NetworkSubnet>
{
    public void Configure(EntityTypeBuilder<NetworkSubnet> builder)
    {
        builder.ToTable("NetworkSubnets").HasKey(s => new { s.Network, s.Id });
        builder.Property(s => s.Network).IsNetworkName();
        builder.Property(s => s.Id).IsPrincipal();
        builder.Property(s => s.Type).HasMaxLength(NetworkSite.TextMaxLength);
    }
}

internal sealed class NetworkNodeConfiguration : IEntityTypeConfiguration<NetworkNode>
{
    public void Configure(EntityTypeBuilder<NetworkNode> builder)
    {
        builder.ToTable("NetworkNodes").HasKey(n => new { n.Network, n.Id });
        builder.Property(n => n.Network).IsNetworkName();
        builder.Property(n => n.Id).IsPrincipal();
        builder.Property(n => n.Subnet).IsPrincipal();
        builder.Property(n => n.Operator).IsPrincipal();
        builder.Property(n => n.Provider).IsPrincipal();
        builder.Property(n => n.SiteId).IsSite();
        builder.Property(n => n.Country).IsCountry();
        builder.HasIndex(n => new { n.Network, n.Subnet });
        builder.HasIndex(n => new { n.Network, n.SiteId });
        builder.HasIndex(n => new { n.Network, n.Country });
        builder.HasIndex(n => new { n.Network, n.Operator });
    }
}

internal sealed class NetworkOperatorConfiguration : IEntityTypeConfiguration<NetworkOperator>
{
    public void Configure(EntityTypeBuilder<NetworkOperator> builder)
    {
        builder.ToTable("NetworkOperators").HasKey(o => new { o.Network, o.Id });
        builder.Property(o => o.Network).IsNetworkName();
        builder.Property(o => o.Id).IsPrincipal();
        builder.Property(o => o.Provider).IsPrincipal();
        builder.Property(o => o.SiteId).IsSite();
    }
}

internal sealed class NetworkProviderConfiguration : IEntityTypeConfiguration<NetworkProvider>
{
    public void Configure(EntityTypeBuilder<NetworkProvider> builder)
    {
        builder.ToTable("NetworkProviders").HasKey(p => new { p.Network, p.Id });
        builder.Property(p => p.Network).IsNetworkName();
        builder.Property(p => p.Id).IsPrincipal();
        builder.Property(p => p.Name).HasMaxLength(NetworkSite.TextMaxLength);
    }
}

internal sealed class NetworkSiteConfiguration : IEntityTypeConfiguration<NetworkSite>
{
    public void Configure(EntityTypeBuilder<NetworkSite> builder)
    {
        builder.ToTable("NetworkSites").HasKey(s => new { s.Network, s.Id });
        builder.Property(s => s.Network).IsNetworkName();
        builder.Property(s => s.Id).IsSite();
        builder.Property(s => s.Owner).HasMaxLength(NetworkSite.TextMaxLength);
        builder.Property(s => s.Region).HasMaxLength(NetworkSite.TextMaxLength);
        builder.Property(s => s.Country).IsCountry();
        builder.Property(s => s.Place).HasMaxLength(NetworkSite.TextMaxLength);
    }
}
