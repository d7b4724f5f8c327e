using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Views;

namespace Portal.Infrastructure.Persistence.Configurations.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameMaxLength);
        builder.Property(v => v.Query).HasMaxLength(SavedView.QueryMaxLength).IsUnicode(false);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(v => v.OrganisationId);
        builder.HasIndex(v => new { v.PersonId, v.Name }).IsUnique();
        builder.HasIndex(v => new { v.OrganisationId, v.IsShared });
    }
}

internal sealed class ChosenColumnsConfiguration : IEntityTypeConfiguration<ChosenColumns>
{
    public void Configure(EntityTypeBuilder<ChosenColumns> builder)
    {
        builder.ToTable("ChosenColumns").HasKey(c => c.PersonId);
        builder.Property(c => c.PersonId).ValueGeneratedNever();
        builder.Property(c => c.Columns).HasMaxLength(ChosenColumns.MaxLength).IsUnicode(false);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
