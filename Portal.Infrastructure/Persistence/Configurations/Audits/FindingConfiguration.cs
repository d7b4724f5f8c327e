using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Audits;
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
        builder.Property(f => f.Ticks).HasJsonConversion().HasDefaultValueSql("'[]'");
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Ignore(f => f.Events).Ignore(f => f.Steps).Ignore(f => f.Remedy);
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

internal sealed class FindingRoundConfiguration : IEntityTypeConfiguration<FindingRound>
{
    public void Configure(EntityTypeBuilder<FindingRound> builder)
    {
        builder.ToTable("FindingRounds").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(FindingRound.CodeMaxLength).IsUnicode(false);
        builder.Property(r => r.Hash).HasMaxLength(64).IsUnicode(false);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events);
        builder.HasIndex(r => r.Code).IsUnique();
    }
}

/// <summary>Written by triggers (see <c>FindingMarks</c> of each provider), which number the marks by the sequence; taken away by their numbers.</summary>
internal sealed class FindingCheckConfiguration : IEntityTypeConfiguration<FindingCheck>
{
    public void Configure(EntityTypeBuilder<FindingCheck> builder)
    {
        builder.ToTable("FindingChecks").HasKey(c => c.ServiceId);
        builder.Property(c => c.ServiceId).ValueGeneratedNever();
        builder.HasIndex(c => c.Number).IsUnique();
    }
}

internal sealed class FindingStepConfiguration : IEntityTypeConfiguration<FindingStep>
{
    public void Configure(EntityTypeBuilder<FindingStep> builder)
    {
        builder.ToTable("FindingSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Note).HasMaxLength(Finding.NoteMaxLength);
        builder.Property(s => s.Evidence).HasJsonConversion().HasDefaultValueSql("'[]'");
    }
}
