using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.DemoData;

/// <summary>The demonstration's lists and identifiers.</summary>
internal static class DemoText
{
    /// <summary>The lines of a list of this folder, each split at its bars; lines that begin with # explain.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(DemoText).Assembly.GetManifestResourceStream($"Portal.Infrastructure.DemoData.{name}.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Split('|');
        }
    }

    /// <summary>An identifier that is the same in every demonstration, so that links to it can be written down.</summary>
    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes("demo:" + name)).AsSpan(0, 16));
}
