using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Ledger;

namespace Portal.Infrastructure.Persistence.Configurations.Ledger;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    // tlog-tiles keeps an entry's length in two bytes.
    private const int ContentMaxLength = 65_535;

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Type).HasMaxLength(60).IsUnicode(false);
        builder.Property(e => e.Subject).HasMaxLength(60);
        builder.Property(e => e.SubjectUrl).HasMaxLength(200);
        builder.Property(e => e.Actor).HasMaxLength(60).IsUnicode(false);
        builder.Property(e => e.Organisation).HasMaxLength(20);
        builder.Property(e => e.Content).HasMaxLength(ContentMaxLength);
        builder.HasIndex(e => new { e.Subject, e.At });
    }
}

internal sealed class LedgerPendingConfiguration : IEntityTypeConfiguration<LedgerPending>
{
    public void Configure(EntityTypeBuilder<LedgerPending> builder)
    {
        builder.ToTable("LedgerPending").HasKey(p => p.Position);
        builder.Property(p => p.Position).ValueGeneratedOnAdd();
        builder.HasOne<LedgerEntry>().WithOne().HasForeignKey<LedgerPending>(p => p.EntryId);
    }
}

internal sealed class LedgerLeafConfiguration : IEntityTypeConfiguration<LedgerLeaf>
{
    public void Configure(EntityTypeBuilder<LedgerLeaf> builder)
    {
        builder.ToTable("LedgerLeaves").HasKey(l => l.Index);
        builder.Property(l => l.Index).ValueGeneratedNever();
        builder.Property(l => l.Hash).HasMaxLength(MerkleTree.HashLength);
        builder.HasIndex(l => l.EntryId).IsUnique();
        builder.HasOne<LedgerEntry>().WithOne().HasForeignKey<LedgerLeaf>(l => l.EntryId);
    }
}

internal sealed class LedgerCheckpointConfiguration : IEntityTypeConfiguration<LedgerCheckpoint>
{
    public void Configure(EntityTypeBuilder<LedgerCheckpoint> builder)
    {
        builder.ToTable("LedgerCheckpoints").HasKey(c => c.Size);
        builder.Property(c => c.Size).ValueGeneratedNever();
        builder.Property(c => c.Root).HasMaxLength(MerkleTree.HashLength);
        builder.Property(c => c.Frontier).HasMaxLength(64 * MerkleTree.HashLength);
    }
}
