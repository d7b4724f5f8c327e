using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Common.Clocks;

namespace Portal.Infrastructure.Persistence.Configurations.Calendar;

internal sealed class GazettedHolidayConfiguration : IEntityTypeConfiguration<GazettedHoliday>
{
    public void Configure(EntityTypeBuilder<GazettedHoliday> builder)
    {
        builder.ToTable("Holidays").HasKey(h => h.Day);
        builder.ComplexProperty(h => h.Name).IsLocalizedText();
    }
}
