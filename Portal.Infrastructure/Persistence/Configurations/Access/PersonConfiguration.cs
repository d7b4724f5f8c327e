using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Access;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(p => p.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(p => p.LedgerSalt).HasMaxLength(64).IsUnicode(false);
        builder.ComplexProperty(p => p.Name).IsLocalizedText();
        builder.Property<List<Role>>("_roles").HasColumnName("Roles").HasJsonConversion();
        builder.Ignore(p => p.Roles);
        builder.Ignore(p => p.Events);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Email).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
    }
}
