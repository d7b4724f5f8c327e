using Microsoft.Extensions.Localization;
using Portal.Application.Imports;
using Portal.Domain.Imports;
using Portal.Infrastructure.Imports;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Commands;

/// <summary><c>import services FILE --map MAP</c>: brings the services of another register in and says what came of each line.</summary>
public static class ImportCommand
{
    private const int Nothing = 1;
    private const int BadUsage = 64;
    private const int BadData = 65;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="services">The portal's container.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>0 when something came in, another number otherwise.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, CancellationToken ct)
    {
        var texts = services.GetRequiredService<IStringLocalizer<ImportText>>();
        if (args is not ["import", "services", var file, "--map", var map])
        {
            await Console.Error.WriteLineAsync(texts["Usage"].Value.AsMemory(), ct);
            return BadUsage;
        }

        await using var scope = services.CreateAsyncScope();
        var errors = scope.ServiceProvider.GetRequiredService<ErrorText>();
        var result = await services.GetRequiredService<ServiceImporter>().ImportAsync(file, map, Print, ct);
        if (result.Error is { } refusal)
        {
            await Console.Error.WriteLineAsync(errors[refusal].AsMemory(), ct);
            return BadData;
        }

        var import = result.Value;
        await Console.Out.WriteLineAsync(Summary(texts, import.Progress).AsMemory(), ct);
        return import.State == ImportState.Completed && import.Progress.Done > import.Progress.Refused ? 0 : Nothing;

        void Print(ImportProblem problem) => Console.Error.WriteLine(texts["Line", Numbers.Count(problem.Line), Sentence(problem)]);

        string Sentence(ImportProblem problem)
        {
            var why = errors.Of(problem.Code, [.. problem.Args]);
            return problem.Column.Length == 0 ? why : texts["Cell", problem.Column, why].Value;
        }
    }

    private static string Summary(IStringLocalizer<ImportText> texts, ImportProgress done)
    {
        var summary = texts["Summary", Numbers.Count(done.Done - done.Refused), Numbers.Count(done.Added), Numbers.Count(done.Changed), Numbers.Count(done.Unchanged), Numbers.Count(done.Refused)].Value;
        return done.Formulas == 0 ? summary : summary + Environment.NewLine + texts["Formulas", Numbers.Count(done.Formulas)];
    }
}
