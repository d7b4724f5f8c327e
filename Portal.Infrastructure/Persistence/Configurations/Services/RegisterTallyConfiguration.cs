using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Services.Register;

namespace Portal.Infrastructure.Persistence.Configurations.Services;

/// <summary>Counts of the register's entries. A few hundred to a few thousand rows; a trigger adds them, so nothing refers to anything.</summary>
internal sealed class RegisterTallyConfiguration : IEntityTypeConfiguration<RegisterTally>
{
    public void Configure(EntityTypeBuilder<RegisterTally> builder)
    {
        builder.ToTable("RegisterTallies").HasKey(t => t.Id);
        builder.Property(t => t.Countries).HasMaxLength(RegisterEntryConfiguration.CountriesMaxLength).IsUnicode(false);
        builder.Property(t => t.Region).HasConversion<short>();
        builder.Property(t => t.State).HasConversion<short>();
    }
}
