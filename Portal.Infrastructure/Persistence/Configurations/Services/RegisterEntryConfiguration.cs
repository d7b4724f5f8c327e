using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Services;

/// <summary>
/// The read table of the register. Enumerations are numbers here, in the order in which lists show them: the table is derived and made anew when that order
/// changes. Why there is which index stands in docs/decisions/0010.
/// </summary>
internal sealed class RegisterEntryConfiguration : IEntityTypeConfiguration<RegisterEntry>
{
    public const int CountriesMaxLength = Placement.MaxCount * 3;

    public void Configure(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.ToTable("RegisterEntries").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(Service.CodeMaxLength).IsUnicode(false);
        builder.Property(e => e.NameEn).HasMaxLength(LocalizedText.MaxLength);
        builder.Property(e => e.NameUr).HasMaxLength(LocalizedText.MaxLength);
        builder.Property(e => e.NameKey).HasMaxLength(RegisterEntry.KeyMaxLength);
        builder.Property(e => e.NameKeyUr).HasMaxLength(UrduOrder.KeyMaxLength).IsUnicode(false);
        builder.Property(e => e.OwnerKey).HasMaxLength(RegisterEntry.KeyMaxLength);
        builder.Property(e => e.Countries).HasMaxLength(CountriesMaxLength).IsUnicode(false);
        builder.Property(e => e.Search).HasMaxLength(RegisterText.MaxLength + 1);
        builder.Property(e => e.Region).HasConversion<short>();
        builder.Property(e => e.State).HasConversion<short>();
        builder.HasOne<Service>().WithOne().HasForeignKey<RegisterEntry>(e => e.Id);
        Orders(builder);

        // What is few is gathered by this one; equal keys are stored once, so that a million rows take a few megabytes.
        builder.HasIndex(e => new { e.OrganisationId, e.IsFiled, e.Region, e.State, e.ClassRank, e.OutcomeRank }).HasDatabaseName("IX_RegisterEntries_Groups");
    }

    // One index for each order: its key and the id first, so that a page is a range; then what most filters ask for, so that they are decided in the index
    // and rows that do not match are never fetched.
    private static void Orders(EntityTypeBuilder<RegisterEntry> builder)
    {
        builder.HasIndex(e => new { e.Code, e.Id, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByCode");
        builder.HasIndex(e => new { e.NameKey, e.Id, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByName");
        builder.HasIndex(e => new { e.NameKeyUr, e.Id, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByNameUr");
        builder.HasIndex(e => new { e.OwnerKey, e.Id, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByOwner");
        builder.HasIndex(e => new { e.Region, e.Id, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByRegion");
        builder.HasIndex(e => new { e.State, e.Id, e.Region, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByState");
        builder.HasIndex(e => new { e.ClassRank, e.Id, e.Region, e.State, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByClass");
        builder.HasIndex(e => new { e.OutcomeRank, e.Id, e.Region, e.State, e.ClassRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByOutcome");
        builder.HasIndex(e => new { e.Changed, e.Id, e.Region, e.State, e.ClassRank, e.OutcomeRank, e.OrganisationId }).HasDatabaseName("IX_RegisterEntries_ByChange");
    }
}
