using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;

namespace Portal.Infrastructure.Persistence.Configurations.Sandbox;

internal sealed class SandboxSchemeConfiguration : IEntityTypeConfiguration<SandboxScheme>
{
    public void Configure(EntityTypeBuilder<SandboxScheme> builder)
    {
        builder.ToTable("SandboxSchemes").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Code).HasMaxLength(Organisation.CodeMaxLength).IsUnicode(false);
        builder.ComplexProperty(s => s.Name).IsLocalizedText();
        builder.Property(s => s.Terms).HasJsonConversion();
        builder.Property(s => s.Criteria).HasJsonConversion();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Events);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.RegulatorId);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}

internal sealed class SandboxApplicationConfiguration : IEntityTypeConfiguration<SandboxApplication>
{
    public void Configure(EntityTypeBuilder<SandboxApplication> builder)
    {
        builder.ToTable("SandboxApplications").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Code).HasMaxLength(SandboxApplication.CodeMaxLength).IsUnicode(false);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.Events).Ignore(a => a.Steps).Ignore(a => a.Evaluations).Ignore(a => a.ClockMarks).Ignore(a => a.OpenClock);
        builder.ComplexProperty(a => a.Proposal, proposal =>
        {
            proposal.ComplexProperty(p => p.Title).IsLocalizedText("Title");
            proposal.Property(p => p.SummaryEn).HasMaxLength(SandboxProposal.TextMaxLength);
            proposal.Property(p => p.SummaryUr).HasMaxLength(SandboxProposal.TextMaxLength);
            proposal.Property(p => p.LegalRelief).HasMaxLength(SandboxProposal.TextMaxLength);
            proposal.Property(p => p.Services).HasJsonConversion();
        });
        builder.ComplexProperty(a => a.Plan);
        builder.ComplexProperty(a => a.Safeguards, safeguards =>
        {
            safeguards.Property(s => s.ConsentText).HasMaxLength(SandboxProposal.TextMaxLength);
            safeguards.Property(s => s.ComplaintsRoute).HasMaxLength(SandboxProposal.TextMaxLength);
            safeguards.Property(s => s.ExitPlan).HasMaxLength(SandboxProposal.TextMaxLength);
            safeguards.Property(s => s.VirtualAssetsAuthorisation).HasMaxLength(OutcomeMetric.MaxLength);
        });
        builder.Property(a => a.Metrics).HasJsonConversion();
        builder.HasMany<SandboxStep>("_steps").WithOne().HasForeignKey("ApplicationId").IsRequired();
        builder.HasMany<SandboxEvaluation>("_evaluations").WithOne().HasForeignKey("ApplicationId").IsRequired();
        builder.HasMany<SandboxClockMark>("_clocks").WithOne().HasForeignKey("ApplicationId").IsRequired();

        // Guards and clocks need these; the history only grows and is read by its page alone.
        builder.Navigation("_evaluations").AutoInclude();
        builder.Navigation("_clocks").AutoInclude();
        builder.HasOne<SandboxScheme>().WithMany().HasForeignKey(a => a.SchemeId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.ApplicantId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.RegulatorId);
        builder.HasIndex(a => a.Code).IsUnique();
        builder.HasIndex(a => new { a.State, a.SchemeId });
    }
}

internal sealed class SandboxStepConfiguration : IEntityTypeConfiguration<SandboxStep>
{
    public void Configure(EntityTypeBuilder<SandboxStep> builder)
    {
        builder.ToTable("SandboxSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(SandboxApplication.ReasonMaxLength);
        builder.Property(s => s.Snapshot).HasMaxLength(-1);
    }
}

internal sealed class SandboxEvaluationConfiguration : IEntityTypeConfiguration<SandboxEvaluation>
{
    public void Configure(EntityTypeBuilder<SandboxEvaluation> builder)
    {
        builder.ToTable("SandboxEvaluations").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Scores).HasJsonConversion();
        builder.Property(e => e.Reason).HasMaxLength(SandboxApplication.ReasonMaxLength);
    }
}

internal sealed class SandboxClockMarkConfiguration : IEntityTypeConfiguration<SandboxClockMark>
{
    public void Configure(EntityTypeBuilder<SandboxClockMark> builder)
    {
        builder.ToTable("SandboxClockMarks").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
    }
}
