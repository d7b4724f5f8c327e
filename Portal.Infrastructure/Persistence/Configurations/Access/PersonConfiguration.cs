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
        builder.Property(p => p.ProviderKey).HasMaxLength(Person.ProviderKeyMaxLength).IsUnicode(false);
        builder.Property(p => p.Subject).HasMaxLength(Person.SubjectMaxLength);
        builder.Property(p => p.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(p => p.LedgerSalt).HasMaxLength(64).IsUnicode(false);
        builder.ComplexProperty(p => p.Name).IsLocalizedText();
        builder.Ignore(p => p.Events).Ignore(p => p.Steps).Ignore(p => p.IsActive).Ignore(p => p.Pseudonym);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasMany(p => p.Grants).WithOne().HasForeignKey(g => g.PersonId).IsRequired();
        builder.HasMany<PersonStep>("_steps").WithOne().HasForeignKey("PersonId").IsRequired();

        // Every rule about roles needs them all; the history only grows and is read by its page alone.
        builder.Navigation(p => p.Grants).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasIndex(p => p.Email).IsUnique();
        builder.HasIndex(p => new { p.ProviderKey, p.Subject }).IsUnique();
        builder.HasIndex(p => p.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId);
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(g => g.OrganisationId);
        builder.HasIndex(g => new { g.PersonId, g.OrganisationId });
        builder.HasIndex(g => g.OrganisationId);
        builder.HasIndex(g => g.LentBy);
    }
}

internal sealed class PersonStepConfiguration : IEntityTypeConfiguration<PersonStep>
{
    public void Configure(EntityTypeBuilder<PersonStep> builder)
    {
        builder.ToTable("PersonSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(Person.ReasonMaxLength);
    }
}

internal sealed class RoleRequestConfiguration : IEntityTypeConfiguration<RoleRequest>
{
    public void Configure(EntityTypeBuilder<RoleRequest> builder)
    {
        builder.ToTable("RoleRequests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasMaxLength(Person.ReasonMaxLength);
        builder.Property(r => r.DecisionReason).HasMaxLength(Person.ReasonMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
        builder.HasIndex(r => new { r.PersonId, r.Role, r.OrganisationId, r.IsWaiting }).IsUnique();
    }
}
