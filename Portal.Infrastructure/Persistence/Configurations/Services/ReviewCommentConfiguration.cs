using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Reviews;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Services;

internal sealed class ReviewCommentConfiguration : IEntityTypeConfiguration<ReviewComment>
{
    public void Configure(EntityTypeBuilder<ReviewComment> builder)
    {
        builder.ToTable("ReviewComments").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Field).HasMaxLength(ReviewComment.FieldMaxLength).IsUnicode(false);
        builder.Property(c => c.Text).HasMaxLength(ReviewComment.TextMaxLength);
        builder.Property(c => c.Answer).HasMaxLength(ReviewComment.TextMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Events);
        builder.HasIndex(c => new { c.ServiceId, c.RegisteredVersion });
        builder.HasOne<Service>().WithMany().HasForeignKey(c => c.ServiceId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.By);
    }
}
