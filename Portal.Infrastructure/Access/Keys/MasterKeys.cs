using System.Security.Cryptography;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Access.Keys;

/// <summary>The secrets that encrypt the ring of data-protection keys: the first one encrypts, all of them decrypt.</summary>
public sealed class MasterKeys
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int KeySize = 32;

    // Thirty-two random bytes practically never have fewer different values than this; a typed or repeated pattern does.
    private const int LeastDifferentBytes = 16;

    private readonly Dictionary<string, byte[]> _byId = new(StringComparer.Ordinal);

    private MasterKeys(IReadOnlyList<byte[]> keys)
    {
        foreach (var key in keys) _byId[IdOf(key)] = key;
        CurrentId = IdOf(keys[0]);
    }

    /// <summary>Id of the key that encrypts.</summary>
    public string CurrentId { get; }

    /// <summary>A new random key as it is written into a file.</summary>
    public static string Generate() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize));

    /// <summary>Reads keys: base64, one a line, the current one first and former ones after it.</summary>
    /// <param name="text">The file or the variable.</param>
    /// <param name="source">How to call it in a refusal.</param>
    /// <exception cref="PortalSetupException">A key is missing, of the wrong length, or no random number.</exception>
    public static MasterKeys Parse(string text, string source)
    {
        var keys = text.Split(['\n', '\r', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Decode).ToList();
        if (keys.Count > 0 && keys.TrueForAll(k => k.Length == KeySize && k.Distinct().Count() >= LeastDifferentBytes)) return new MasterKeys(keys);
        throw new PortalSetupException(
            $"{source} holds no strong master key: write 32 random bytes in base64, for example from 'openssl rand -base64 32'.", PortalSetupException.Misconfigured);
    }

    /// <summary>A key by its id; null when it is not among them.</summary>
    /// <param name="id">The id.</param>
    public byte[]? Find(string id) => _byId.GetValueOrDefault(id);

    // Names the key without telling anything of it.
    private static string IdOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "portal master key id"u8))[..16];

    private static byte[] Decode(string line)
    {
        var bytes = new byte[KeySize * 2];
        return Convert.TryFromBase64String(line, bytes, out var written) ? bytes[..written] : [];
    }
}
