using Microsoft.Extensions.Localization;
using Portal.Application.Services.Import;
using Portal.Infrastructure.Import;
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

        await Console.Out.WriteLineAsync(Summary(texts, result.Value).AsMemory(), ct);
        return result.Value.Accepted > 0 ? 0 : Nothing;

        void Print(ImportRejection rejection) => Console.Error.WriteLine(texts["Line", Numbers.Count(rejection.Line), errors[rejection.Reason]]);
    }

    private static string Summary(IStringLocalizer<ImportText> texts, ImportReport report)
    {
        var summary = texts["Summary", Numbers.Count(report.Accepted), Numbers.Count(report.Added), Numbers.Count(report.Changed), Numbers.Count(report.Unchanged), Numbers.Count(report.Rejected)].Value;
        return report.Formulas == 0 ? summary : summary + Environment.NewLine + texts["Formulas", Numbers.Count(report.Formulas)];
    }
}
