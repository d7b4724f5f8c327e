using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Evidence.Network;

namespace Portal.Infrastructure.Persistence.Configurations.Evidence;

internal sealed class NetworkImportConfiguration : IEntityTypeConfiguration<NetworkImport>
{
    public void Configure(EntityTypeBuilder<NetworkImport> builder)
    {
        builder.ToTable("NetworkImports").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Network).IsNetworkName();
        builder.Property(i => i.FileName).HasMaxLength(NetworkImport.FileNameMaxLength);
        builder.Property(i => i.Sha256).HasMaxLength(NetworkImport.Sha256Length).IsUnicode(false);
        builder.ComplexProperty(i => i.Counts, counts =>
        {
            counts.Property(c => c.Subnets).HasColumnName("Subnets");
            counts.Property(c => c.Nodes).HasColumnName("Nodes");
            counts.Property(c => c.Sites).HasColumnName("Sites");
            counts.Property(c => c.Operators).HasColumnName("Operators");
            counts.Property(c => c.Providers).HasColumnName("Providers");
            counts.Property(c => c.Countries).HasColumnName("Countries");
            counts.Property(c => c.SitesWithoutCountry).HasColumnName("SitesWithoutCountry");
        });
        builder.Ignore(i => i.Events);
        builder.Property(i => i.Version).IsConcurrencyToken();

        // Of two that would take the same number one is refused, whatever became of the lock.
        builder.HasIndex(i => new { i.Network, i.Number }).IsUnique();
        builder.HasIndex(i => new { i.Network, i.UploadedAt });
    }
}

internal sealed class NetworkDumpConfiguration : IEntityTypeConfiguration<NetworkDump>
{
    public void Configure(EntityTypeBuilder<NetworkDump> builder)
    {
        builder.ToTable("NetworkDumps").HasKey(d => d.ImportId);
        builder.Property(d => d.ImportId).ValueGeneratedNever();
        builder.HasOne<NetworkImport>().WithOne().HasForeignKey<NetworkDump>(d => d.ImportId);
    }
}

internal sealed class NetworkChangeConfiguration : IEntityTypeConfiguration<NetworkChange>
{
    public void Configure(EntityTypeBuilder<NetworkChange> builder)
    {
        builder.ToTable("NetworkChanges").HasKey(c => new { c.ImportId, c.Number });
        builder.Property(c => c.ImportId).ValueGeneratedNever();
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.Network).IsNetworkName();
        builder.Property(c => c.Subject).IsPrincipal();
        builder.Property(c => c.Subnet).IsPrincipal();
        builder.Property(c => c.From).HasColumnName("Was").HasMaxLength(NetworkSite.TextMaxLength);
        builder.Property(c => c.To).HasColumnName("Now").HasMaxLength(NetworkSite.TextMaxLength);
        builder.HasOne<NetworkImport>().WithMany().HasForeignKey(c => c.ImportId);
        builder.HasIndex(c => new { c.Network, c.Subject });
        builder.HasIndex(c => new { c.Network, c.Subnet });
    }
}
