using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Documents;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Documents;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.FileName).HasMaxLength(DocumentName.MaxLength);
        builder.Property(d => d.Sha256).HasMaxLength(Document.Sha256Length).IsUnicode(false);
        // Documents of before there were kinds and reminders are of the first kind, and told of nothing.
        builder.Property(d => d.Kind).HasDefaultValue(DocumentKind.Other);
        builder.Property(d => d.Told).HasDefaultValue(DocumentExpiry.None);
        builder.Ignore(d => d.Events).Ignore(d => d.Revision).Ignore(d => d.Series).Ignore(d => d.IsCurrent);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.ServiceId, d.Number }).IsUnique();
        builder.HasIndex(d => new { d.State, d.UploadedAt });
        builder.HasIndex(d => d.ValidUntil);
        builder.HasIndex(d => d.FirstRevision);
        builder.HasOne<Service>().WithMany().HasForeignKey(d => d.ServiceId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.UploadedBy);
    }
}

internal sealed class DocumentChunkConfiguration : IEntityTypeConfiguration<DocumentChunk>
{
    public void Configure(EntityTypeBuilder<DocumentChunk> builder)
    {
        builder.ToTable("DocumentChunks").HasKey(c => new { c.DocumentId, c.Number });
        builder.Property(c => c.DocumentId).ValueGeneratedNever();
        builder.Property(c => c.Number).ValueGeneratedNever();
    }
}
