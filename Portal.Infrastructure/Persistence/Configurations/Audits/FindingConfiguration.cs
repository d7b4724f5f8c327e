using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Audits;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Audits;

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    private const int CodeOfObligationMaxLength = 20;

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Code).HasMaxLength(Finding.CodeMaxLength).IsUnicode(false);
        builder.Property(f => f.ObligationId).HasMaxLength(CodeOfObligationMaxLength).IsUnicode(false);
        builder.Property(f => f.Reason).HasMaxLength(60).IsUnicode(false);
        builder.Property(f => f.Args).HasJsonConversion();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Ignore(f => f.Events).Ignore(f => f.Steps);
        builder.HasMany<FindingStep>("_steps").WithOne().HasForeignKey("FindingId").IsRequired();
        builder.HasOne<Service>().WithMany().HasForeignKey(f => f.ServiceId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId);
        builder.HasOne<AuditRun>().WithMany().HasForeignKey(f => f.OpenedByRun);
        builder.HasIndex(f => f.Code).IsUnique();
        builder.HasIndex(f => new { f.State, f.OpenedAt });
        builder.HasIndex(f => new { f.OrganisationId, f.State });
        builder.HasIndex(f => f.ClosedByRun);

        // Nulls never collide: any number of closed findings, one that is open.
        builder.HasIndex(f => new { f.ServiceId, f.ObligationId, f.IsOpen }).IsUnique();
    }
}

internal sealed class FindingStepConfiguration : IEntityTypeConfiguration<FindingStep>
{
    public void Configure(EntityTypeBuilder<FindingStep> builder)
    {
        builder.ToTable("FindingSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Note).HasMaxLength(Finding.NoteMaxLength);
    }
}
