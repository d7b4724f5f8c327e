using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Compliance;

internal sealed class ComplianceSummaryConfiguration : IEntityTypeConfiguration<ComplianceSummary>
{
    public void Configure(EntityTypeBuilder<ComplianceSummary> builder)
    {
        builder.ToTable("ComplianceSummaries").HasKey(c => c.ServiceId);
        builder.Property(c => c.ServiceId).ValueGeneratedNever();
        builder.Property(c => c.Results).HasConversion(VerdictText.Converter, VerdictText.Comparer).HasMaxLength(-1);
        builder.Ignore(c => c.Sheet);
        builder.HasOne<Service>().WithOne().HasForeignKey<ComplianceSummary>(c => c.ServiceId);
        // Each night those whose day has come are looked at again, and no others.
        builder.HasIndex(c => c.ChangesOn);
    }
}

internal sealed class ServiceSheetConfiguration : IEntityTypeConfiguration<ServiceSheet>
{
    public void Configure(EntityTypeBuilder<ServiceSheet> builder)
    {
        builder.ToTable("ServiceFacts").HasKey(s => s.ServiceId);
        builder.Property(s => s.ServiceId).ValueGeneratedNever();
    }
}
