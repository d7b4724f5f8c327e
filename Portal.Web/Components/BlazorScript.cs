using System.Security.Cryptography;

namespace Portal.Web.Components;

/// <summary>The browser half of Blazor, embedded at build time. A build with the official assets has no such resource and serves theirs.</summary>
internal sealed class BlazorScript
{
    public const string Path = "/_framework/blazor.web.js";

    public BlazorScript()
    {
        using var stream = typeof(BlazorScript).Assembly.GetManifestResourceStream("blazor.web.js");
        if (stream is null)
        {
            return;
        }

        Bytes = new byte[stream.Length];
        stream.ReadExactly(Bytes);
        Version = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..12];
    }

    public byte[] Bytes { get; } = [];

    public string Version { get; } = string.Empty;

    public bool IsEmbedded => Bytes.Length > 0;

    public string Address => IsEmbedded ? $"{Path}?v={Version}" : Path;
}
