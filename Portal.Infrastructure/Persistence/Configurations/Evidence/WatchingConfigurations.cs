using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.Configurations.Evidence;

internal sealed class CanisterWatchConfiguration : IEntityTypeConfiguration<CanisterWatch>
{
    public void Configure(EntityTypeBuilder<CanisterWatch> builder)
    {
        builder.ToTable("CanisterWatches").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Network).HasMaxLength(EvidenceRecord.NetworkMaxLength).IsUnicode(false);
        builder.Property(w => w.Canister).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(w => w.Subnet).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(w => w.Content).HasJsonConversion();
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasOne<Service>().WithMany().HasForeignKey(w => w.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.ServiceId, w.Canister }).IsUnique();
        builder.HasIndex(w => w.NextAt);
        builder.HasIndex(w => w.TriedAt);
        builder.HasIndex(w => new { w.Canister, w.ServiceId });
        builder.HasIndex(w => new { w.Standing, w.Canister, w.ServiceId });
        builder.HasIndex(w => new { w.Network, w.Subnet });
        builder.HasIndex(w => new { w.IsMarked, w.ServiceId });
    }
}

internal sealed class SubnetWatchConfiguration : IEntityTypeConfiguration<SubnetWatch>
{
    public void Configure(EntityTypeBuilder<SubnetWatch> builder)
    {
        builder.ToTable("SubnetWatches").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Network).HasMaxLength(EvidenceRecord.NetworkMaxLength).IsUnicode(false);
        builder.Property(w => w.Subnet).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(w => w.Content).HasJsonConversion();
        builder.Property(w => w.Declared).HasMaxLength(Placement.HashLength).IsUnicode(false);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => new { w.Network, w.Subnet }).IsUnique();
        builder.HasIndex(w => w.NextAt);
    }
}

internal sealed class EvidenceRecordConfiguration : IEntityTypeConfiguration<EvidenceRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceRecord> builder)
    {
        builder.ToTable("Evidence").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Network).HasMaxLength(EvidenceRecord.NetworkMaxLength).IsUnicode(false);
        builder.Property(r => r.Subject).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(r => r.Source).HasMaxLength(EvidenceRecord.SourceMaxLength).IsUnicode(false);
        builder.Property(r => r.VerifierVersion).HasMaxLength(EvidenceRecord.VersionMaxLength).IsUnicode(false);
        builder.Property(r => r.RecheckedVersion).HasMaxLength(EvidenceRecord.VersionMaxLength).IsUnicode(false);
        builder.Property(r => r.Digest).HasMaxLength(Placement.HashLength).IsUnicode(false);
        builder.Property(r => r.Certificate).HasMaxLength(-1);
        builder.Property(r => r.Content).HasJsonConversion();
        builder.HasIndex(r => new { r.Subject, r.TakenAt });
        builder.HasIndex(r => r.Round);
        builder.HasIndex(r => new { r.RecheckedVersion, r.Id });
        builder.HasIndex(r => new { r.IsTurn, r.TakenAt });
    }
}

internal sealed class EvidenceRoundConfiguration : IEntityTypeConfiguration<EvidenceRound>
{
    public void Configure(EntityTypeBuilder<EvidenceRound> builder)
    {
        builder.ToTable("EvidenceRounds").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Events);
        builder.HasIndex(r => r.Number).IsUnique();
    }
}

internal sealed class EvidenceDemandConfiguration : IEntityTypeConfiguration<EvidenceDemand>
{
    public void Configure(EntityTypeBuilder<EvidenceDemand> builder)
    {
        builder.ToTable("EvidenceDemands").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Ignore(d => d.Events);
        builder.HasIndex(d => d.At);
    }
}

internal sealed class DriftAlarmConfiguration : IEntityTypeConfiguration<DriftAlarm>
{
    public void Configure(EntityTypeBuilder<DriftAlarm> builder)
    {
        builder.ToTable("DriftAlarms").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Code).HasMaxLength(DriftAlarm.CodeMaxLength).IsUnicode(false);
        builder.Property(a => a.Network).HasMaxLength(EvidenceRecord.NetworkMaxLength).IsUnicode(false);
        builder.Property(a => a.Subnet).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(a => a.Canister).HasMaxLength(Placement.PrincipalMaxLength).IsUnicode(false);
        builder.Property(a => a.Was).HasMaxLength(DriftAlarm.ValueMaxLength);
        builder.Property(a => a.Is).HasMaxLength(DriftAlarm.ValueMaxLength);
        builder.Property(a => a.Reason).HasMaxLength(DriftAlarm.ReasonMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.Events);
        builder.HasOne<Service>().WithMany().HasForeignKey(a => a.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.Code).IsUnique();
        builder.HasIndex(a => new { a.IsOpen, a.OpenedAt });
        builder.HasIndex(a => a.ServiceId);
        builder.HasIndex(a => new { a.Network, a.Subnet });
    }
}
