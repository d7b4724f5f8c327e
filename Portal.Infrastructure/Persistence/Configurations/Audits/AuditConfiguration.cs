using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Audits;

namespace Portal.Infrastructure.Persistence.Configurations.Audits;

internal sealed class AuditPlanConfiguration : IEntityTypeConfiguration<AuditPlan>
{
    public void Configure(EntityTypeBuilder<AuditPlan> builder)
    {
        builder.ToTable("AuditPlans").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.ComplexProperty(p => p.Name).IsLocalizedText();
        builder.Property(p => p.Scope).HasJsonConversion();
        builder.Property(p => p.Cron).HasMaxLength(AuditPlan.CronMaxLength).IsUnicode(false);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.Events);
    }
}

internal sealed class AuditRunConfiguration : IEntityTypeConfiguration<AuditRun>
{
    public void Configure(EntityTypeBuilder<AuditRun> builder)
    {
        builder.ToTable("AuditRuns").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(AuditRun.CodeMaxLength).IsUnicode(false);
        builder.Property(r => r.Scope).HasJsonConversion();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events);
        builder.HasOne<AuditPlan>().WithMany().HasForeignKey(r => r.PlanId);
        builder.HasOne(r => r.Progress).WithOne().HasForeignKey<AuditProgress>(p => p.RunId);
        builder.Navigation(r => r.Progress).AutoInclude();
        builder.HasMany(r => r.Notes).WithOne().HasForeignKey(n => n.RunId);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => r.QueuedAt);

        // Every page of a service asks for the last one that confirms the rest.
        builder.HasIndex(r => new { r.ConfirmsRest, r.StartedAt });

        // Nulls never collide, so a plan has any number of ended runs and one that is open.
        builder.HasIndex(r => new { r.PlanId, r.IsOpen }).IsUnique();
    }
}

internal sealed class AuditProgressConfiguration : IEntityTypeConfiguration<AuditProgress>
{
    public void Configure(EntityTypeBuilder<AuditProgress> builder)
    {
        builder.ToTable("AuditProgress").HasKey(p => p.RunId);
        builder.Property(p => p.RunId).ValueGeneratedNever();
        builder.Property(p => p.Attempt).IsConcurrencyToken();
        builder.Property(p => p.Blocks).IsConcurrencyToken();
        builder.Property<Dictionary<string, int>>("_failures").HasColumnName("Failures").HasJsonConversion();
        builder.Property(p => p.FindingsHash).HasMaxLength(64).IsUnicode(false);
        builder.Ignore(p => p.Failures).Ignore(p => p.Done);
    }
}

internal sealed class AuditNoteConfiguration : IEntityTypeConfiguration<AuditNote>
{
    public void Configure(EntityTypeBuilder<AuditNote> builder)
    {
        builder.ToTable("AuditNotes").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.RunId, n.At });
    }
}

internal sealed class AuditSerialConfiguration : IEntityTypeConfiguration<AuditSerial>
{
    public void Configure(EntityTypeBuilder<AuditSerial> builder)
    {
        builder.ToTable("AuditSerials").HasKey(s => s.Series);
        builder.Property(s => s.Series).HasMaxLength(AuditSerial.SeriesMaxLength).IsUnicode(false);
    }
}
