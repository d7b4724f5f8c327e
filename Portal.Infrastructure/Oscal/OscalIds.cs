using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.Oscal;

/// <summary>
/// Names for things in OSCAL documents, by UUIDs of version 5 (RFC 9562, section 5.5): the same thing has the same name in every document, whoever
/// exports it and whenever.
/// </summary>
internal static class OscalIds
{
    private static readonly Guid Namespace = new("7b9cfa2e-35d1-4c57-9f0a-62f0a7f6d1c4");

    /// <summary>The namespace of properties that are the portal's own.</summary>
    public static string Ns { get; } = $"urn:uuid:{Namespace}";

    /// <summary>The name of a thing.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="parts">What it is known by.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is defined by SHA-1; nothing is kept secret or proved by it.")]
    public static Guid Of(string kind, params ReadOnlySpan<string> parts)
    {
        var name = Encoding.UTF8.GetBytes($"{kind}\n{string.Join('\n', parts)}");
        var input = new byte[16 + name.Length];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)(BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0FFF | 0x5000));
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
