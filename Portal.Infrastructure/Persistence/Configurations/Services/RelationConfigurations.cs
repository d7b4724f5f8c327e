using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Services.Register;
using Portal.Application.Services.Relations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Services;

/// <summary>
/// What services need. Why there is which index in these three tables stands in docs/decisions/0014. They are derived, read together with the register alone, and
/// can be made anew: a foreign key of theirs would guard nothing and be looked up for each row of an import.
/// </summary>
internal sealed class ServiceLinkConfiguration : IEntityTypeConfiguration<ServiceLink>
{
    public void Configure(EntityTypeBuilder<ServiceLink> builder)
    {
        builder.ToTable("ServiceLinks").HasKey(l => new { l.ServiceId, l.Ordinal });
        builder.Property(l => l.Ordinal).ValueGeneratedNever();
        builder.Property(l => l.Kind).HasConversion<short>();
        builder.Property(l => l.ToCode).HasMaxLength(Service.CodeMaxLength).IsUnicode(false);
        builder.Property(l => l.Name).HasMaxLength(ServiceDependency.NameMaxLength);
        builder.HasIndex(l => new { l.ToCode, l.ServiceId, l.IsVital }).HasDatabaseName("IX_ServiceLinks_Needed");
        builder.HasIndex(l => new { l.DataSetId, l.ServiceId }).HasDatabaseName("IX_ServiceLinks_DataSet");
    }
}

internal sealed class ServiceSiteConfiguration : IEntityTypeConfiguration<ServiceSite>
{
    public void Configure(EntityTypeBuilder<ServiceSite> builder)
    {
        builder.ToTable("ServiceSites").HasKey(s => new { s.ServiceId, s.SiteId });
        builder.Property(s => s.Country).HasMaxLength(2).IsUnicode(false);
        builder.Property(s => s.Name).HasMaxLength(Placement.NameMaxLength);
        builder.Property(s => s.Operator).HasMaxLength(Placement.NameMaxLength);
        builder.Property(s => s.Subnet).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(s => s.Search).HasMaxLength(RegisterText.MaxLength + 1);
        builder.Property(s => s.Effect).HasConversion<short>();
        builder.Property(s => s.Lost).HasConversion<short>();

        // Counting sites reads this one alone; a page of one site is a range of it.
        builder.HasIndex(s => new { s.SiteId, s.Effect, s.IsCritical, s.ClassRank, s.ServiceId, s.OrganisationId, s.HasPrimary, s.Lost }).HasDatabaseName("IX_ServiceSites_BySite");
        builder.HasIndex(s => new { s.OrganisationId, s.SiteId }).HasDatabaseName("IX_ServiceSites_ByOwner");
    }
}

internal sealed class ServiceDataSetConfiguration : IEntityTypeConfiguration<ServiceDataSet>
{
    public void Configure(EntityTypeBuilder<ServiceDataSet> builder)
    {
        builder.ToTable("ServiceDataSets").HasKey(s => new { s.ServiceId, s.Ordinal });
        builder.Property(s => s.Ordinal).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(DataSet.NameMaxLength);
        builder.Property(s => s.NameKey).HasMaxLength(RegisterEntry.KeyMaxLength);
        builder.Property(s => s.Steward).HasMaxLength(DataSet.NameMaxLength);
        builder.Property(s => s.PersonalData).HasConversion<short>();
        builder.HasIndex(s => new { s.DataSetId, s.NameKey, s.OrganisationId, s.ServiceId }).HasDatabaseName("IX_ServiceDataSets_BySet");
        builder.HasIndex(s => new { s.OrganisationId, s.DataSetId }).HasDatabaseName("IX_ServiceDataSets_ByOwner");
    }
}
