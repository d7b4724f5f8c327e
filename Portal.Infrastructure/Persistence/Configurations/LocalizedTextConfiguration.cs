using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Common;

namespace Portal.Infrastructure.Persistence.Configurations;

internal static class LocalizedTextConfiguration
{
    public static void IsLocalizedText(this ComplexPropertyBuilder<LocalizedText> text, string column = "Name")
    {
        text.Property(t => t.En).HasColumnName(column + "En").HasMaxLength(LocalizedText.MaxLength);
        text.Property(t => t.Ur).HasColumnName(column + "Ur").HasMaxLength(LocalizedText.MaxLength);
    }
}
