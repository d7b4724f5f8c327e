using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence;

/// <summary>Keeps a short list of services as their ids in one row of bytes, sixteen each in the order in which they are written out: less than half of what text takes, alike on every provider.</summary>
internal static class IdListConversion
{
    private const int Length = 16;

    public static PropertyBuilder<IReadOnlyList<ServiceId>> HasIdBytes(this PropertyBuilder<IReadOnlyList<ServiceId>> property, int most) =>
        property.HasConversion(ids => Write(ids), bytes => Read(bytes), Comparer).HasMaxLength(most * Length);

    private static ValueComparer<IReadOnlyList<ServiceId>> Comparer { get; } = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
        ids => ids.Aggregate(ids.Count, (hash, id) => HashCode.Combine(hash, id)),
        ids => ids);

    private static byte[] Write(IReadOnlyList<ServiceId> ids)
    {
        var bytes = new byte[ids.Count * Length];
        for (var i = 0; i < ids.Count; i++) ids[i].Value.TryWriteBytes(bytes.AsSpan(i * Length), bigEndian: true, out _);
        return bytes;
    }

    private static IReadOnlyList<ServiceId> Read(byte[] bytes)
    {
        var ids = new ServiceId[bytes.Length / Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = new ServiceId(new Guid(bytes.AsSpan(i * Length, Length), bigEndian: true));
        return ids;
    }
}
