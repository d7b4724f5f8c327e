using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Code).HasMaxLength(Organisation.CodeMaxLength).IsUnicode(false);
        builder.ComplexProperty(o => o.Name).IsLocalizedText();
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.Ignore(o => o.Events);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
        builder.HasIndex(o => o.Code).IsUnique();
    }
}
