using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Imports;

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.FileName).HasMaxLength(DocumentName.MaxLength);
        builder.Property(r => r.Sha256).HasMaxLength(Document.Sha256Length).IsUnicode(false);
        builder.Property(r => r.Look).HasJsonConversion();
        builder.Property(r => r.Map).HasJsonConversion();
        builder.Property(r => r.ByCode).HasMaxLength(Organisation.CodeMaxLength).IsUnicode(false);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events).Ignore(r => r.Importer);
        builder.HasOne(r => r.Progress).WithOne().HasForeignKey<ImportProgress>(p => p.RunId);
        builder.Navigation(r => r.Progress).AutoInclude();
        builder.HasIndex(r => new { r.OrganisationId, r.UploadedAt });
        builder.HasIndex(r => r.State);
    }
}

internal sealed class ImportProgressConfiguration : IEntityTypeConfiguration<ImportProgress>
{
    public void Configure(EntityTypeBuilder<ImportProgress> builder)
    {
        builder.ToTable("ImportProgress").HasKey(p => p.RunId);
        builder.Property(p => p.RunId).ValueGeneratedNever();
        builder.Property(p => p.Attempt).IsConcurrencyToken();
        builder.Property(p => p.Blocks).IsConcurrencyToken();
        builder.Property(p => p.RowsHash).HasMaxLength(Document.Sha256Length).IsUnicode(false);
        builder.Ignore(p => p.Done);
    }
}

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("ImportedRows").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Before).HasJsonConversion();
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(r => r.RunId);

        // The service may be gone again: no key of its table is referred to.
        builder.HasIndex(r => r.ServiceId);
    }
}

internal sealed class ImportProblemConfiguration : IEntityTypeConfiguration<ImportProblem>
{
    public void Configure(EntityTypeBuilder<ImportProblem> builder)
    {
        builder.ToTable("ImportProblems").HasKey(p => new { p.RunId, p.Number });
        builder.Property(p => p.RunId).ValueGeneratedNever();
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.Property(p => p.Column).HasMaxLength(ImportProblem.ColumnMaxLength);
        builder.Property(p => p.Code).HasMaxLength(60).IsUnicode(false);
        builder.Property(p => p.Args).HasJsonConversion();
        builder.Property(p => p.Shown).HasMaxLength(ImportLook.ShownLength);
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(p => p.RunId);
    }
}

internal sealed class SavedMappingConfiguration : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("SavedMappings").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Fingerprint).HasMaxLength(SavedMapping.FingerprintLength).IsUnicode(false);
        builder.Property(m => m.Map).HasJsonConversion();
        builder.HasIndex(m => new { m.OrganisationId, m.Fingerprint }).IsUnique();
    }
}
