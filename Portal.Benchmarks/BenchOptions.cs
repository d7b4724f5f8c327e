using System.Globalization;

namespace Portal.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Only">The one measure wanted; null for all.</param>
/// <param name="Services">Registered services in the generated register.</param>
/// <param name="Json">Where the figures are written.</param>
/// <param name="Keep">A folder whose database is used again and left there, register and all; null for a new one that is deleted in the end.</param>
internal sealed record BenchOptions(string? Only, int Services, string Json, string? Keep)
{
    public const string Usage = "Usage: ./portal bench [--only start|approve|audit|evaluate|reevaluate|what-if|import|api|list|relations|network|dashboard|circuit|authorise|tokens|signin|certificates|evidence|collect] [--services N] [--json PATH] [--keep FOLDER]";

    private const int DefaultServices = 100_000;
    private const int MostServices = 2_000_000;

    /// <summary>The options, or null where they make no sense.</summary>
    public static BenchOptions? Read(string[] args)
    {
        var options = new BenchOptions(null, DefaultServices, Path.Combine(Environment.GetEnvironmentVariable("Portal__DataFolder") ?? ".", "bench.json"), null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            switch (args[i], args[i + 1])
            {
                case ("--only", var name):
                    options = options with { Only = name };
                    break;
                case ("--services", var text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostServices:
                    options = options with { Services = count };
                    break;
                case ("--json", var path):
                    options = options with { Json = path };
                    break;
                case ("--keep", var folder):
                    options = options with { Keep = Path.GetFullPath(folder) };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
