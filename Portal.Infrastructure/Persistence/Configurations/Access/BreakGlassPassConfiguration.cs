using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Infrastructure.Persistence.Configurations.Access;

internal sealed class BreakGlassPassConfiguration : IEntityTypeConfiguration<BreakGlassPass>
{
    public void Configure(EntityTypeBuilder<BreakGlassPass> builder)
    {
        builder.ToTable("BreakGlassPasses").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.SecretHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(p => p.Reason).HasMaxLength(BreakGlassPass.ReasonMaxLength);
        builder.Ignore(p => p.Events);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SecretHash).IsUnique();
        // No key to the session: it is forgotten after a while, and the pass is not.
        builder.HasIndex(p => new { p.EndedAt, p.SessionId });
    }
}
