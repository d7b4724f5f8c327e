using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Services;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("Services").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Code).HasMaxLength(Service.CodeMaxLength).IsUnicode(false);
        builder.Property(s => s.Source).HasMaxLength(Service.SourceMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Events).Ignore(s => s.Placements).Ignore(s => s.Flows).Ignore(s => s.Steps).Ignore(s => s.Snapshots).Ignore(s => s.Content).Ignore(s => s.Filing);
        builder.ComplexProperty(s => s.About, about =>
        {
            about.ComplexProperty(a => a.Name).IsLocalizedText();
            about.Property(a => a.SummaryEn).HasMaxLength(ServiceAbout.TextMaxLength);
            about.Property(a => a.SummaryUr).HasMaxLength(ServiceAbout.TextMaxLength);
            about.Property(a => a.LegalBasis).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            about.Property(a => a.MasterplanReference).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            about.Property(a => a.MasterplanReview).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            about.Property(a => a.Audience).HasMaxLength(ServiceAbout.ReferenceMaxLength);
        });
        builder.ComplexProperty(s => s.Contacts, contacts =>
        {
            contacts.Property(c => c.Owner).HasMaxLength(ServiceContacts.MaxLength);
            contacts.Property(c => c.SecurityContact).HasMaxLength(ServiceContacts.MaxLength);
            contacts.Property(c => c.TechnicalContact).HasMaxLength(ServiceContacts.MaxLength);
        });
        builder.ComplexProperty(s => s.Data, data => data.Property(d => d.AbroadApproval).HasMaxLength(ServiceAbout.ReferenceMaxLength));
        builder.ComplexProperty(s => s.Safeguards, safeguards =>
        {
            safeguards.Property(p => p.KeyCustodyCountry).HasMaxLength(2).IsUnicode(false);
            safeguards.Property(p => p.ImpactAssessment).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            safeguards.Property(p => p.VirtualAssetsAuthorisation).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            safeguards.Property(p => p.CentralBankApproval).HasMaxLength(ServiceAbout.ReferenceMaxLength);
            safeguards.Property(p => p.ExitPlan).HasMaxLength(ServiceAbout.ReferenceMaxLength);
        });
        builder.Property(s => s.Offer).HasJsonConversion();
        builder.Property(s => s.DataSets).HasJsonConversion();
        builder.Property(s => s.Dependencies).HasJsonConversion();
        builder.Property(s => s.Continuity).HasJsonConversion();
        builder.Property(s => s.Sovereignty).HasJsonConversion();
        builder.Property(s => s.Amendment).HasJsonConversion();
        builder.HasMany<PlacementRow>("_placements").WithOne().HasForeignKey("ServiceId").IsRequired();
        builder.HasMany<FlowRow>("_flows").WithOne().HasForeignKey("ServiceId").IsRequired();
        builder.HasMany<ServiceStep>("_steps").WithOne().HasForeignKey("ServiceId").IsRequired();
        builder.HasMany<ServiceSnapshot>("_snapshots").WithOne().HasForeignKey("ServiceId").IsRequired();
        builder.Navigation("_placements").AutoInclude();
        builder.Navigation("_flows").AutoInclude();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
        builder.HasIndex(s => s.Code).IsUnique();
        // Lists and counts of services ask the register's own table (docs/decisions/0010); here are found a service, an organisation's filings, those under way.
        builder.HasIndex(s => new { s.OrganisationId, s.FilingState });
        builder.HasIndex(s => new { s.FilingState, s.SubmittedAt });
        builder.HasIndex(s => s.Source);
    }
}

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<PlacementRow>
{
    public void Configure(EntityTypeBuilder<PlacementRow> builder)
    {
        builder.ToTable("Placements").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.ComplexProperty(p => p.Value, value =>
        {
            value.IsRequired();
            value.Ignore(p => p.Key);
            value.Property(p => p.Subnet).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
            value.Property(p => p.ModuleHash).HasMaxLength(Placement.HashLength).IsUnicode(false);
            value.Property(p => p.Canisters).HasJsonConversion();
            value.Property(p => p.Controllers).HasJsonConversion();
            value.Property(p => p.Country).HasMaxLength(2).IsUnicode(false);
            value.Property(p => p.OperatorJurisdiction).HasMaxLength(2).IsUnicode(false);
            value.Property(p => p.Site).HasMaxLength(Placement.NameMaxLength);
            value.Property(p => p.Operator).HasMaxLength(Placement.NameMaxLength);
        });
    }
}

internal sealed class FlowConfiguration : IEntityTypeConfiguration<FlowRow>
{
    public void Configure(EntityTypeBuilder<FlowRow> builder)
    {
        builder.ToTable("Flows").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.ComplexProperty(f => f.Value, value => value.IsRequired().Ignore(f => f.Key).Property(f => f.Country).HasMaxLength(2).IsUnicode(false));
    }
}

internal sealed class ServiceStepConfiguration : IEntityTypeConfiguration<ServiceStep>
{
    public void Configure(EntityTypeBuilder<ServiceStep> builder)
    {
        builder.ToTable("ServiceSteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(Service.ReasonMaxLength);
    }
}

internal sealed class ServiceSnapshotConfiguration : IEntityTypeConfiguration<ServiceSnapshot>
{
    public void Configure(EntityTypeBuilder<ServiceSnapshot> builder)
    {
        builder.ToTable("ServiceSnapshots").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Content).HasJsonConversion();
    }
}
