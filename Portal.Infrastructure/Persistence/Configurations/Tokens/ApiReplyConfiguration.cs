using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Tokens;

namespace Portal.Infrastructure.Persistence.Configurations.Tokens;

internal sealed class ApiReplyConfiguration : IEntityTypeConfiguration<ApiReply>
{
    public void Configure(EntityTypeBuilder<ApiReply> builder)
    {
        builder.ToTable("ApiReplies").HasKey(r => new { r.TokenId, r.Key });
        builder.Property(r => r.Key).HasMaxLength(ApiReply.KeyMaxLength).IsUnicode(false);
        builder.Property(r => r.Fingerprint).HasMaxLength(32);
        builder.Property(r => r.BegunAt).IsConcurrencyToken();
        builder.Property(r => r.ContentType).HasMaxLength(100).IsUnicode(false);
        builder.Property(r => r.ETag).HasMaxLength(100).IsUnicode(false);
        builder.Property(r => r.Location).HasMaxLength(200).IsUnicode(false);
        builder.HasIndex(r => r.BegunAt);
        builder.HasOne<ApiToken>().WithMany().HasForeignKey(r => r.TokenId);
    }
}
