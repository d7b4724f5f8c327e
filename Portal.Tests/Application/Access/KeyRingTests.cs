using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Infrastructure.Access.Keys;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>The key ring is in the database, and worth nothing without a secret that is not there.</summary>
/// <param name="portal">The portal.</param>
public sealed class KeyRingTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Ring_InTheDatabase_IsReadByAnotherNode_AndHoldsNoSecretInClear()
    {
        var key = MasterKeys.Generate();
        await using var one = Node(key);
        await using var other = Node(key);
        var kept = Protector(one).Protect("a secret");

        Assert.Equal("a secret", Protector(other).Unprotect(kept));
        var rows = await portal.InDbAsync(db => db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).ToListAsync());
        Assert.NotEmpty(rows);
        Assert.All(rows, xml => Assert.DoesNotContain("<value>", xml, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, xml => Assert.Contains(nameof(MasterKeyDecryptor), xml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ring_UnderANewMasterKey_StillReadsWhatTheFormerOneEncrypted_AndNothingWithoutIt()
    {
        var (former, current) = (MasterKeys.Generate(), MasterKeys.Generate());
        string kept;
        await using (var before = Node(former)) kept = Protector(before).Protect("a secret");

        await using var after = Node($"{current}\n{former}\n");
        Assert.Equal("a secret", Protector(after).Unprotect(kept));
        await using var without = Node(current);
        Assert.ThrowsAny<CryptographicException>(() => Protector(without).Unprotect(kept));
    }

    [Fact]
    public void Element_ChangedByHand_IsRefused()
    {
        var keys = MasterKeys.Parse(MasterKeys.Generate(), "It");
        using var services = new ServiceCollection().AddSingleton(keys).BuildServiceProvider();
        var element = new MasterKeyEncryptor(keys).Encrypt(new System.Xml.Linq.XElement("key", "plain")).EncryptedElement;
        Assert.Equal("plain", new MasterKeyDecryptor(services).Decrypt(element).Value);

        var bytes = Convert.FromBase64String(element.Value);
        bytes[0] ^= 1;
        element.Value = Convert.ToBase64String(bytes);
        Assert.ThrowsAny<CryptographicException>(() => new MasterKeyDecryptor(services).Decrypt(element));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("YWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWI=")]
    public void MasterKey_ThatIsMissingOrWeak_IsRefusedInOneSentence(string written)
    {
        var refusal = Assert.Throws<PortalSetupException>(() => MasterKeys.Parse(written, "The file x"));
        Assert.Equal(PortalSetupException.Misconfigured, refusal.ExitCode);
        Assert.StartsWith("The file x holds no strong master key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WhenThereIsNone_IsMadeForItsOwnerAlone_AndIsRefusedOnceOthersMayReadIt()
    {
        var folder = Directory.CreateTempSubdirectory("portal-keys-");
        try
        {
            var path = Path.Combine(folder.FullName, "deeper", "master.key");
            var ids = Enumerable.Range(0, 8).AsParallel().Select(_ => MasterKeyFile.ReadOrMake(path).CurrentId).Distinct().ToList();
            Assert.Single(ids);
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
            if (OperatingSystem.IsWindows()) return;

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Assert.Throws<PortalSetupException>(() => MasterKeyFile.ReadOrMake(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private ServiceProvider Node(string masterKeys)
    {
        var keys = MasterKeys.Parse(masterKeys, "It");
        var services = new ServiceCollection().AddLogging().AddSingleton(keys);
        services.AddDataProtection().SetApplicationName("portal");
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DatabaseKeys(portal.Services.GetRequiredService<IServiceScopeFactory>());
            options.XmlEncryptor = new MasterKeyEncryptor(keys);
        });
        return services.BuildServiceProvider();
    }
}
