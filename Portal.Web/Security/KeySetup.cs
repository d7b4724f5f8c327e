using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Portal.Infrastructure.Access.Keys;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Security;

/// <summary>The ring of keys that protects cookies, forms and tokens: kept in the database, encrypted under a secret that is not there.</summary>
internal static class KeySetup
{
    private const string Section = "Access:Keys";

    /// <summary>Registers the ring under a certificate, a configured master key, or, outside production, a master key made in the data folder.</summary>
    /// <param name="builder">The host.</param>
    /// <exception cref="PortalSetupException">The secret is missing, cannot be read or is weak.</exception>
    public static WebApplicationBuilder AddPortalKeys(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("portal");
        builder.Services.AddSingleton<DatabaseKeys>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = services.GetRequiredService<DatabaseKeys>()));
        var section = builder.Configuration.GetSection(Section);
        if (section["Certificate"] is { Length: > 0 } certificate)
        {
            keys.ProtectKeysWithCertificate(Load(certificate, section["CertificatePassword"]));
            if (section["FormerCertificate"] is { Length: > 0 } former) keys.UnprotectKeysWithAnyCertificate(Load(former, section["FormerCertificatePassword"]));
            return builder;
        }

        var master = Master(section, builder);
        builder.Services.AddSingleton(master);
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new MasterKeyEncryptor(master));
        return builder;
    }

    private static MasterKeys Master(IConfigurationSection section, WebApplicationBuilder builder)
    {
        if (section["MasterKey"] is { Length: > 0 } written) return MasterKeys.Parse(written, $"{Section}:MasterKey");
        if (section["MasterKeyFile"] is { Length: > 0 } file) return MasterKeyFile.Read(Path.GetFullPath(file));
        if (builder.Environment.IsProduction())
        {
            throw new PortalSetupException(
                $"No secret protects the key ring: set {Section}:MasterKeyFile, {Section}:MasterKey or {Section}:Certificate.", PortalSetupException.Misconfigured);
        }

        return MasterKeyFile.ReadOrMake(Path.Combine(Path.GetFullPath(builder.Configuration["Portal:DataFolder"] ?? ".portal"), "master.key"));
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("no private key");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new PortalSetupException(
                $"The certificate {path} cannot be used: see that it is a PKCS #12 file with a private key and that its password is right.", PortalSetupException.Misconfigured, failure);
        }
    }
}
