using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Portal.Domain.Tokens;

namespace Portal.Application.Tokens;

/// <summary>
/// A token as text: <c>portal_</c> and 76 characters of base64url over id (16 bytes), number of the MAC key (1), secret (24)
/// and MAC (16). The fixed prefix and length let scanners find one that was published by mistake
/// (<c>portal_[A-Za-z0-9_-]{76}</c>). The MAC lets a made-up token be refused without asking the database.
/// </summary>
public static class TokenFormat
{
    /// <summary>How every token begins.</summary>
    public const string Prefix = "portal_";

    /// <summary>Bytes of a secret: 192 bits at random.</summary>
    public const int SecretLength = 24;

    /// <summary>Characters of a whole token.</summary>
    public const int Length = 7 + 76;

    private const int IdLength = 16;
    private const int MacLength = 16;
    private const int Signed = IdLength + 1 + SecretLength;
    private const int All = Signed + MacLength;

    /// <summary>A token as text.</summary>
    /// <param name="id">The token.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="key">The newest MAC key.</param>
    public static string Write(ApiTokenId id, ReadOnlySpan<byte> secret, TokenKey key)
    {
        Span<byte> bytes = stackalloc byte[All];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[IdLength] = key.Number;
        secret.CopyTo(bytes[(IdLength + 1)..]);
        Mac(key, bytes[..Signed], bytes[Signed..]);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token that somebody presents; null when it is not one that this portal ever gave out.</summary>
    /// <param name="text">What was presented.</param>
    /// <param name="keys">The MAC keys.</param>
    public static PresentedToken? Read(ReadOnlySpan<char> text, ITokenKeys keys)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        Span<byte> bytes = stackalloc byte[All];
        if (Base64Url.DecodeFromChars(text[Prefix.Length..], bytes, out _, out var written) != OperationStatus.Done || written != All) return null;
        if (keys.Find(bytes[IdLength]) is not { } key) return null;
        Span<byte> mac = stackalloc byte[MacLength];
        Mac(key, bytes[..Signed], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[Signed..])) return null;
        return new PresentedToken(new ApiTokenId(new Guid(bytes[..IdLength], bigEndian: true)), SHA256.HashData(bytes.Slice(IdLength + 1, SecretLength)));
    }

    private static void Mac(TokenKey key, ReadOnlySpan<byte> content, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Key, content, whole);
        whole[..mac.Length].CopyTo(mac);
    }
}

/// <summary>A token whose MAC is right: the portal gave it out once; whether it still holds, the database says.</summary>
/// <param name="Id">The token.</param>
/// <param name="SecretHash">SHA-256 of the secret that was presented.</param>
public sealed record PresentedToken(ApiTokenId Id, byte[] SecretHash);

/// <summary>A key for the MACs of tokens.</summary>
/// <param name="Number">Written into each token.</param>
/// <param name="Key">The key, 32 bytes at random.</param>
public sealed record TokenKey(byte Number, byte[] Key);

/// <summary>The keys for the MACs of tokens, held in memory: looking for one never asks the database.</summary>
public interface ITokenKeys
{
    /// <summary>The key that new tokens get.</summary>
    TokenKey Newest { get; }

    /// <summary>The key of a number; null when there is none.</summary>
    /// <param name="number">As a token says.</param>
    TokenKey? Find(byte number);
}
