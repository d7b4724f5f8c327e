using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Notifications;

namespace Portal.Infrastructure.Persistence.Configurations.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Type).HasMaxLength(60).IsUnicode(false);
        builder.Property(n => n.Subject).HasMaxLength(60);
        builder.Property(n => n.Url).HasMaxLength(200);
        builder.ComplexProperty(n => n.Name).IsLocalizedText();
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        builder.HasIndex(n => new { n.PersonId, n.ReadAt, n.At });
    }
}
