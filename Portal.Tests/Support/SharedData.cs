using Xunit;

namespace Portal.Tests.Support;

/// <summary>Data for trials that lies beside the project and is not part of it.</summary>
internal static class SharedData
{
    private const string Solution = "Portal.sln";

    /// <summary>The project's root folder.</summary>
    public static string Root { get; } = Ascend(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, Solution)));

    /// <summary>A file in the folder <c>shared/data</c> beside the project or above it, or null.</summary>
    public static string? Find(string name) => Ascend(Root).Select(folder => Path.Combine(folder, "shared", "data", name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Ascend(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }
}

/// <summary>A test that needs a file of the folder <c>shared/data</c>, and shows that it is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string name)
    {
        if (SharedData.Find(name) is null) Skip = $"Needs shared/data/{name} beside the project.";
    }
}
