using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Organisations;

namespace Portal.Infrastructure.Persistence.Configurations.Access;

internal sealed class AccessReviewConfiguration : IEntityTypeConfiguration<AccessReview>
{
    public void Configure(EntityTypeBuilder<AccessReview> builder)
    {
        builder.ToTable("AccessReviews").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(30).IsUnicode(false);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events);
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey("ReviewId").IsRequired();
        builder.Navigation(r => r.Lines).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);

        // However often the job fires, an organisation has one review a quarter.
        builder.HasIndex(r => new { r.OrganisationId, r.Quarter }).IsUnique();
        builder.HasIndex(r => new { r.ClosedAt, r.DueOn });
    }
}

internal sealed class ReviewLineConfiguration : IEntityTypeConfiguration<ReviewLine>
{
    public void Configure(EntityTypeBuilder<ReviewLine> builder)
    {
        builder.ToTable("AccessReviewLines").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Reason).HasMaxLength(Person.ReasonMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
    }
}
