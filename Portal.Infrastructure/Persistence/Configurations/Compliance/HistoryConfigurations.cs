using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;

namespace Portal.Infrastructure.Persistence.Configurations.Compliance;

/// <summary>Written by a trigger in the transaction that changes the register, and read one service at a time.</summary>
internal sealed class ComplianceIntervalConfiguration : IEntityTypeConfiguration<ComplianceInterval>
{
    public void Configure(EntityTypeBuilder<ComplianceInterval> builder) => builder.ToTable("ComplianceIntervals").HasKey(i => new { i.ServiceId, i.Since });
}

internal sealed class ObligationFailureConfiguration : IEntityTypeConfiguration<ObligationFailure>
{
    public void Configure(EntityTypeBuilder<ObligationFailure> builder)
    {
        builder.ToTable("ObligationFailures").HasKey(f => new { f.ServiceId, f.Bit });
        // Who has failed one obligation for how long, the oldest first.
        builder.HasIndex(f => new { f.Bit, f.Since, f.ServiceId });
    }
}

internal sealed class FailureTallyConfiguration : IEntityTypeConfiguration<FailureTally>
{
    public void Configure(EntityTypeBuilder<FailureTally> builder) =>
        builder.ToTable("FailureTallies").HasKey(t => new { t.Bit, t.OrganisationId, t.Region, t.ClassRank, t.Age });
}

internal sealed class DueTallyConfiguration : IEntityTypeConfiguration<DueTally>
{
    public void Configure(EntityTypeBuilder<DueTally> builder) => builder.ToTable("DueTallies").HasKey(t => new { t.Day, t.Kind, t.OrganisationId, t.Region });
}

internal sealed class DueListConfiguration : IEntityTypeConfiguration<DueList>
{
    public void Configure(EntityTypeBuilder<DueList> builder)
    {
        builder.ToTable("DueLists").HasKey(l => new { l.Day, l.Kind, l.OrganisationId, l.Region, l.ClassRank });
        builder.Property(l => l.Services).HasIdBytes(DueList.Most);
    }
}

internal sealed class RegisterDayConfiguration : IEntityTypeConfiguration<RegisterDay>
{
    public void Configure(EntityTypeBuilder<RegisterDay> builder) => builder.ToTable("RegisterDays")
        .HasKey(d => new { d.Day, d.OrganisationId, d.Region, d.ClassRank, d.OutcomeRank, d.FailMask, d.UndeterminedMask, d.PassMask, d.WaivedMask });
}
