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
        builder.Property(c => c.Results).HasJsonConversion();
        builder.HasOne<Service>().WithOne().HasForeignKey<ComplianceSummary>(c => c.ServiceId);
        builder.HasIndex(c => c.Overall);
    }
}

internal sealed class ComplianceSnapshotConfiguration : IEntityTypeConfiguration<ComplianceSnapshot>
{
    public void Configure(EntityTypeBuilder<ComplianceSnapshot> builder)
    {
        builder.ToTable("ComplianceSnapshots").HasKey(c => new { c.Day, c.Region });
        builder.Ignore(c => c.Total);
    }
}
