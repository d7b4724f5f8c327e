using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Persistence.Configurations.Security;

internal sealed class SecurityAlertConfiguration : IEntityTypeConfiguration<SecurityAlert>
{
    public void Configure(EntityTypeBuilder<SecurityAlert> builder)
    {
        builder.ToTable("SecurityAlerts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Subject).HasMaxLength(SecurityRecord.ActorMaxLength).IsUnicode(false);
        builder.Property(a => a.Note).HasMaxLength(SecurityAlert.NoteMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.Events);
        builder.HasIndex(a => new { a.Pattern, a.Subject, a.Window }).IsUnique();
        builder.HasIndex(a => new { a.State, a.RaisedAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.AcknowledgedBy);
    }
}
