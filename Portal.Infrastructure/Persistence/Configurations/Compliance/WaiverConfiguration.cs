using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Compliance;

internal sealed class WaiverConfiguration : IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Waiver> builder)
    {
        builder.ToTable("Waivers").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Code).HasMaxLength(Waiver.CodeMaxLength).IsUnicode(false);
        builder.Property(w => w.ObligationId).HasMaxLength(PolicyField.NameMaxLength).IsUnicode(false);
        builder.Property(w => w.Reason).HasMaxLength(Waiver.ReasonMaxLength);
        builder.Property(w => w.Conditions).HasMaxLength(Waiver.ConditionsMaxLength);
        builder.Property(w => w.Measures).HasJsonConversion();
        builder.Property(w => w.Known).HasJsonConversion();
        builder.Property(w => w.Verdict).HasJsonConversion();
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.Ignore(w => w.Events);
        builder.HasMany(w => w.Steps).WithOne().HasForeignKey("WaiverId").IsRequired();
        builder.HasOne<Service>().WithMany().HasForeignKey(w => w.ServiceId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(w => w.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(w => w.BodyId);

        // Nulls never collide: any number that are over, one that waits and one in force.
        builder.HasIndex(w => new { w.ServiceId, w.ObligationId, w.InForce }).IsUnique();
        builder.HasIndex(w => w.Code).IsUnique();
        builder.HasIndex(w => new { w.InForce, w.Until });
    }
}

internal sealed class WaiverStepConfiguration : IEntityTypeConfiguration<WaiverStep>
{
    public void Configure(EntityTypeBuilder<WaiverStep> builder)
    {
        builder.ToTable("WaiverSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(Waiver.ReasonMaxLength);
    }
}
