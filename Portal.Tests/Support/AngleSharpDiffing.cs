using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Support;

/// <summary>bUnit compares markup with AngleSharp.Diffing and asks for a newer version than the one beside the tests, which serves as well.</summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

#pragma warning disable CA2255 // The test runner has no start-up code of ours; this is the place that runs before the first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void FindBesideTests() => AssemblyLoadContext.Default.Resolving += (context, asked) => asked.Name == Name ? Load(context) : null;

    private static Assembly? Load(AssemblyLoadContext context)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "compat", $"{Name}.dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
