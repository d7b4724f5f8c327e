using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Infrastructure.Access.Keys;

/// <summary>Encrypts a key of the ring under the current master key (AES-256-GCM, NIST SP 800-38D).</summary>
/// <param name="keys">The master keys.</param>
public sealed class MasterKeyEncryptor(MasterKeys keys) : IXmlEncryptor
{
    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(keys.Find(keys.CurrentId)!, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, MasterKeyElement.Context(keys.CurrentId));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(MasterKeyElement.Write(keys.CurrentId, nonce, cipher, tag), typeof(MasterKeyDecryptor));
    }
}

/// <summary>Decrypts what <see cref="MasterKeyEncryptor"/> wrote, under whichever configured master key it was.</summary>
/// <param name="services">The framework makes it by this constructor.</param>
public sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    /// <exception cref="CryptographicException">Its master key is not configured any more, or somebody changed the element.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var (id, nonce, cipher, tag) = MasterKeyElement.Read(encryptedElement);
        var key = services.GetRequiredService<MasterKeys>().Find(id) ?? throw new CryptographicException($"The master key {id} is not configured.");
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce, cipher, tag, plain, MasterKeyElement.Context(id));
        var element = XElement.Parse(Encoding.UTF8.GetString(plain));
        CryptographicOperations.ZeroMemory(plain);
        return element;
    }
}

/// <summary>How an encrypted key is written.</summary>
internal static class MasterKeyElement
{
    private const string Name = "underMasterKey";

    /// <summary>What the tag also covers: that it is a key of this ring, and under which master key.</summary>
    public static byte[] Context(string id) => Encoding.UTF8.GetBytes("portal key ring/" + id);

    public static XElement Write(string id, byte[] nonce, byte[] cipher, byte[] tag) => new(
        Name,
        new XAttribute("id", id),
        new XAttribute("nonce", Convert.ToBase64String(nonce)),
        new XAttribute("tag", Convert.ToBase64String(tag)),
        Convert.ToBase64String(cipher));

    public static (string Id, byte[] Nonce, byte[] Cipher, byte[] Tag) Read(XElement element) =>
        ((string)element.Attribute("id")!, Bytes("nonce", element), Convert.FromBase64String(element.Value), Bytes("tag", element));

    private static byte[] Bytes(string name, XElement element) => Convert.FromBase64String((string)element.Attribute(name)!);
}
