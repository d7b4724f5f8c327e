using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Access;

internal sealed class ClaimRuleConfiguration : IEntityTypeConfiguration<ClaimRule>
{
    public void Configure(EntityTypeBuilder<ClaimRule> builder)
    {
        builder.ToTable("ClaimRules").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ProviderKey).HasMaxLength(Person.ProviderKeyMaxLength).IsUnicode(false);
        builder.Property(r => r.Claim).HasMaxLength(ClaimRule.ClaimMaxLength);
        builder.Property(r => r.Value).HasMaxLength(ClaimRule.ValueMaxLength);
        builder.Ignore(r => r.IsInForce);
        builder.Ignore(r => r.Events);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
        builder.HasIndex(r => new { r.ProviderKey, r.Claim, r.Value, r.Role, r.OrganisationId }).IsUnique();
    }
}
