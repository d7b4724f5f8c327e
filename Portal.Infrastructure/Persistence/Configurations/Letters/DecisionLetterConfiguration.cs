using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Letters;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Letters;

internal sealed class DecisionLetterConfiguration : IEntityTypeConfiguration<DecisionLetter>
{
    public void Configure(EntityTypeBuilder<DecisionLetter> builder)
    {
        builder.ToTable("DecisionLetters").HasKey(l => new { l.ServiceId, l.Number });
        builder.Property(l => l.ServiceId).ValueGeneratedNever();
        builder.Property(l => l.Number).ValueGeneratedNever();
        builder.Property(l => l.Facts).HasJsonConversion();
        builder.Ignore(l => l.Reference);
        builder.HasOne<Service>().WithMany().HasForeignKey(l => l.ServiceId);
    }
}
