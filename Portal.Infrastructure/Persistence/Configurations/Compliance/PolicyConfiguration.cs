using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Compliance;

internal sealed class PolicyVersionConfiguration : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.ToTable("PolicyVersions").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property<List<string>>("_obligationIds").HasColumnName("ObligationIds").HasJsonConversion();
        builder.Property(p => p.Parameters).HasJsonConversion();

        // What was there before versions had a life was in force. No member has the sentinel's value: every new row says its own.
        builder.Property(p => p.State).HasDefaultValue(PolicyState.Approved).HasSentinel((PolicyState)(-1));
        builder.Property<List<Guid>>("_authors").HasColumnName("Authors").HasJsonConversion().HasDefaultValueSql("'[]'");
        builder.Ignore(p => p.ObligationIds).Ignore(p => p.Obligations).Ignore(p => p.Content).Ignore(p => p.Events);
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey("PolicyVersionId").IsRequired();
        builder.HasMany(p => p.Changes).WithOne().HasForeignKey("PolicyVersionId").IsRequired();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Number).IsUnique();
    }
}

internal sealed class PolicyStepConfiguration : IEntityTypeConfiguration<PolicyStep>
{
    public void Configure(EntityTypeBuilder<PolicyStep> builder)
    {
        builder.ToTable("PolicySteps").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(PolicyVersion.ReasonMaxLength);
    }
}

internal sealed class PolicyChangeConfiguration : IEntityTypeConfiguration<PolicyChange>
{
    public void Configure(EntityTypeBuilder<PolicyChange> builder)
    {
        builder.ToTable("PolicyChanges").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Field).HasMaxLength(PolicyField.NameMaxLength).IsUnicode(false);
        builder.Property(c => c.Before).HasMaxLength(PolicyField.ValueMaxLength).IsUnicode(false);
        builder.Property(c => c.After).HasMaxLength(PolicyField.ValueMaxLength).IsUnicode(false);
        builder.Property(c => c.Reason).HasMaxLength(PolicyVersion.ReasonMaxLength);
    }
}

internal sealed class PolicyWhatIfConfiguration : IEntityTypeConfiguration<PolicyWhatIf>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<PolicyWhatIf> builder)
    {
        builder.ToTable("PolicyWhatIfs").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.ContentHash).HasMaxLength(HashLength).IsUnicode(false);
        builder.Property(w => w.Content).HasJsonConversion();
        builder.Property(w => w.Result).HasJsonConversion();
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.Ignore(w => w.Events);
        builder.HasOne<PolicyVersion>().WithMany().HasForeignKey(w => w.PolicyVersionId);

        // Nulls never collide, so a version has any number of ended what-ifs and one that is open.
        builder.HasIndex(w => new { w.PolicyVersionId, w.IsOpen }).IsUnique();
    }
}

internal sealed class WhatIfChangeConfiguration : IEntityTypeConfiguration<WhatIfChange>
{
    public void Configure(EntityTypeBuilder<WhatIfChange> builder)
    {
        // In the order in which they are read; written once and never looked for by service, so without a check of each service's key.
        builder.ToTable("WhatIfChanges").HasKey(c => new { c.WhatIfId, c.Rank, c.ServiceId });
        builder.HasOne<PolicyWhatIf>().WithMany().HasForeignKey(c => c.WhatIfId);
    }
}
