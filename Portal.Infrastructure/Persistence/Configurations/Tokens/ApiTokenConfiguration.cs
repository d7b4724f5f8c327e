using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;

namespace Portal.Infrastructure.Persistence.Configurations.Tokens;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(ApiToken.NameMaxLength);
        builder.Property(t => t.RevokeReason).HasMaxLength(ApiToken.ReasonMaxLength);
        builder.Property(t => t.SecretHash).HasMaxLength(32);
        builder.Property<List<string>>("_scopes").HasColumnName("Scopes").HasJsonConversion();
        builder.Ignore(t => t.Scopes);
        builder.Ignore(t => t.Events);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.OrganisationId, t.CreatedAt });
        builder.HasIndex(t => t.ResponsibleId);
        builder.HasIndex(t => t.ValidUntil);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.ResponsibleId);
    }
}

internal sealed class ProtectedTokenKeyConfiguration : IEntityTypeConfiguration<ProtectedTokenKey>
{
    public void Configure(EntityTypeBuilder<ProtectedTokenKey> builder)
    {
        builder.ToTable("TokenKeys").HasKey(k => k.Number);
        builder.Property(k => k.Number).ValueGeneratedNever();
        builder.Property(k => k.Content).HasMaxLength(2000).IsUnicode(false);
    }
}
