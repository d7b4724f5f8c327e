using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Portal.Web.Components;

/// <summary>The portal's style sheet: one file per component in wwwroot/css, sent to the browser as one.</summary>
internal sealed class StyleSheet
{
    public const string Path = "/css/portal.css";

    /// <summary>The order of the cascade: tokens first; small screens, Radzen's bridge and print last.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "fonts", "tokens", "base", "shell", "page", "buttons", "chips", "panels", "notices", "tables", "facts", "tabs", "figures", "charts",
        "tilemap", "timeline", "work", "dashboards", "outcomes", "obligations", "evidence", "forms", "stages", "board", "services", "changes", "finder", "public", "sandbox", "audits", "documents", "letters", "imports", "policies", "relations", "network", "people", "organisations", "dialog", "grid", "radzen", "small", "print",
    ];

    private readonly IFileProvider files;
    private readonly bool live;
    private (byte[] Bytes, string Version) current;

    public StyleSheet(IWebHostEnvironment environment)
    {
        files = environment.WebRootFileProvider;
        live = environment.IsDevelopment();
        current = Read();
    }

    public byte[] Bytes => Current().Bytes;

    public string Version => Current().Version;

    private (byte[] Bytes, string Version) Current()
    {
        if (live)
        {
            current = Read();
        }

        return current;
    }

    private (byte[] Bytes, string Version) Read()
    {
        var text = new StringBuilder();
        foreach (var name in Order)
        {
            using var reader = new StreamReader(files.GetFileInfo($"css/{name}.css").CreateReadStream());
            text.Append(reader.ReadToEnd()).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
