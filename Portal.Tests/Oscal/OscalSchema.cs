using System.Diagnostics;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Oscal;

/// <summary>The official JSON schemas of OSCAL, and a validator of JSON Schema that holds documents against them.</summary>
internal static class OscalSchema
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Portal.Tests", "Oscal");

    public static string FileOf(string model) => $"oscal/oscal_{model}_schema.json";

    /// <summary>Fails with what the schema of a model does not allow in a document.</summary>
    public static async Task AssertValidAsync(string model, byte[] document)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) throw new InvalidOperationException("The tests' validator of JSON Schema is not installed: './portal test' does that.");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, document);
            using var process = Process.Start(new ProcessStartInfo("node", ["validate.js", SharedData.Find(FileOf(model))!, file])
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await said + errors);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test that needs the official schema of a model, and shows that it is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OscalSchemaFactAttribute : FactAttribute
{
    public OscalSchemaFactAttribute(string model)
    {
        if (SharedData.Find(OscalSchema.FileOf(model)) is null) Skip = $"Needs shared/data/{OscalSchema.FileOf(model)} beside the project.";
    }
}
