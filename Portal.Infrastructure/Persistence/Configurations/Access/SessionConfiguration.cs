using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Access;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ProviderKey).HasMaxLength(Session.ProviderKeyMaxLength).IsUnicode(false);
        builder.Property(s => s.ProtectedRefreshToken).HasMaxLength(Session.RefreshTokenMaxLength).IsUnicode(false);
        // Longer than SQL Server's longest bounded column; the use case keeps the limit.
        builder.Property(s => s.ProtectedIdToken).HasMaxLength(-1).IsUnicode(false);
        builder.ComplexProperty(s => s.Origin, origin =>
        {
            origin.Property(o => o.Browser).HasColumnName("Browser").HasMaxLength(SessionOrigin.MaxLength);
            origin.Property(o => o.System).HasColumnName("System").HasMaxLength(SessionOrigin.MaxLength);
            origin.Property(o => o.Network).HasColumnName("Network").HasMaxLength(SessionOrigin.MaxLength).IsUnicode(false);
        });
        builder.Ignore(s => s.IsBreakGlass);
        builder.Ignore(s => s.Events);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
        builder.HasIndex(s => new { s.PersonId, s.EndedAt });
        // The sweep asks for open sessions that ran out.
        builder.HasIndex(s => new { s.EndedAt, s.IdleExpiresAt });
    }
}
