using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Persistence.Configurations.Security;

internal sealed class SecurityRecordConfiguration : IEntityTypeConfiguration<SecurityRecord>
{
    public void Configure(EntityTypeBuilder<SecurityRecord> builder)
    {
        builder.ToTable("SecurityEvents").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Actor).HasMaxLength(SecurityRecord.ActorMaxLength).IsUnicode(false);
        builder.Property(r => r.Token).HasMaxLength(SecurityRecord.TokenMaxLength).IsUnicode(false);
        builder.Property(r => r.Organisation).HasMaxLength(SecurityRecord.OrganisationMaxLength);
        builder.Property(r => r.Subject).HasMaxLength(SecurityRecord.TextMaxLength);
        builder.Property(r => r.Reason).HasMaxLength(SecurityRecord.TextMaxLength);
        builder.Property(r => r.Country).HasMaxLength(2).IsUnicode(false);
        builder.Property(r => r.Network).HasMaxLength(SecurityRecord.NetworkMaxLength).IsUnicode(false);
        builder.Property(r => r.Trace).HasMaxLength(SecurityRecord.TextMaxLength).IsUnicode(false);

        // Each begins with what a list is narrowed by and ends with the order of the list, newest first; the types also serve the patterns.
        builder.HasIndex(r => new { r.At, r.Id });
        builder.HasIndex(r => new { r.Type, r.At, r.Id });
        builder.HasIndex(r => new { r.Actor, r.At, r.Id });
        builder.HasIndex(r => new { r.Organisation, r.At, r.Id });
        builder.HasIndex(r => new { r.Country, r.At, r.Id });
        builder.HasIndex(r => new { r.Subject, r.At, r.Id });
        builder.HasIndex(r => new { r.Network, r.At, r.Id });
        builder.HasIndex(r => r.Token);
        builder.HasIndex(r => r.Trace);
        builder.HasIndex(r => r.KeepUntil);
    }
}
