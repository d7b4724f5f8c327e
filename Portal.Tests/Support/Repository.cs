namespace Portal.Tests.Support;

/// <summary>The folder of the solution, for tests that read its sources.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    /// <summary>Files of a project that were written by hand.</summary>
    public static IEnumerable<string> Sources(string project, params string[] extensions) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where !parts.Any(p => p is "bin" or "obj" or "node_modules" or "lib")
        where extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal)
        select file;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the solution's folder.");
    }
}
