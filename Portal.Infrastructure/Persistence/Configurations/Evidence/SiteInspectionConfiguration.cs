using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;

namespace Portal.Infrastructure.Persistence.Configurations.Evidence;

internal sealed class SiteInspectionConfiguration : IEntityTypeConfiguration<SiteInspection>
{
    public void Configure(EntityTypeBuilder<SiteInspection> builder)
    {
        builder.ToTable("SiteInspections").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Network).IsNetworkName();
        builder.Property(i => i.SiteId).IsSite();
        builder.ComplexProperty(i => i.Seen, seen =>
        {
            seen.Property(s => s.On).HasColumnName("InspectedOn");
            seen.Property(s => s.Result).HasColumnName("Result");
            seen.Property(s => s.NodesCounted).HasColumnName("NodesCounted");
            seen.Property(s => s.Energy).HasColumnName("Energy");
            seen.Property(s => s.Inspector).HasColumnName("Inspector").HasMaxLength(InspectionRecord.NameMaxLength);
            seen.Property(s => s.Body).HasColumnName("Body").HasMaxLength(InspectionRecord.NameMaxLength);
            seen.Property(s => s.Racks).HasColumnName("Racks").HasMaxLength(InspectionRecord.TextMaxLength);
            seen.Property(s => s.Access).HasColumnName("Access").HasMaxLength(InspectionRecord.TextMaxLength);
            seen.Property(s => s.Power).HasColumnName("Power").HasMaxLength(InspectionRecord.TextMaxLength);
            seen.Property(s => s.Note).HasColumnName("Note").HasMaxLength(InspectionRecord.TextMaxLength);
        });
        builder.Ignore(i => i.Events).Ignore(i => i.DueOn);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasMany(i => i.Photos).WithOne().HasForeignKey("InspectionId").IsRequired();

        // A record is corrected once: of two corrections at the same time one is refused.
        builder.HasIndex(i => i.Corrects).IsUnique();

        // The site may be gone from the declaration; what was seen there stays.
        builder.HasIndex(i => new { i.Network, i.SiteId });
    }
}

internal sealed class InspectionPhotoConfiguration : IEntityTypeConfiguration<InspectionPhoto>
{
    public void Configure(EntityTypeBuilder<InspectionPhoto> builder)
    {
        builder.ToTable("InspectionPhotos").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.FileName).HasMaxLength(DocumentName.MaxLength);
        builder.Property(p => p.Sha256).HasMaxLength(Document.Sha256Length).IsUnicode(false);
        builder.Property(p => p.Shows).HasMaxLength(InspectionPhoto.ShowsMaxLength);
    }
}
