using Microsoft.Extensions.Logging.Abstractions;
using Portal.Infrastructure.Persistence.Embedded;
using Portal.Infrastructure.Setup;
using Portal.Web.Commands;
using Portal.Web.Hosting;
using Portal.Web.Security;

namespace Portal.Web;

/// <summary>The program. Verbs: <c>serve</c> (the default), <c>seed</c>, <c>import</c>, <c>break-glass</c>, <c>rebuild-register</c>.</summary>
internal static class Program
{
    private const int BadUsage = 64;
    private const int Interrupted = 130;

    public static async Task<int> Main(string[] args)
    {
        var verb = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "serve";
        using var signals = new StopSignals();
        var ct = signals.Token;
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = [.. args.Where(IsSetting)],
                // Settings and assets lie beside the program, wherever it is started from.
                ContentRootPath = AppContext.BaseDirectory,
            });
            var configured = DatabaseOptions.From(builder.Configuration);
            await using var embedded = configured is null ? await StartEmbeddedAsync(builder.Configuration, ct) : null;
            var database = configured ?? new DatabaseOptions(DatabaseProvider.PostgreSql, embedded!.ConnectionString);
            await using var app = await PortalHost.CreateAsync(builder, database, ct);
            return verb switch
            {
                "serve" => await ServeAsync(app, ct),
                "seed" => await SeedCommand.RunAsync(app.Services, ct),
                "import" => await ImportCommand.RunAsync([.. args.Where(a => !IsSetting(a))], app.Services, ct),
                "break-glass" => await BreakGlassCommand.RunAsync([.. args.Where(a => !IsSetting(a))], app.Services, ct),
                "rebuild-register" => await RebuildRegisterCommand.RunAsync(app.Services, ct),
                _ => await UnknownAsync(verb),
            };
        }
        catch (PortalSetupException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.ExitCode;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // Asked to stop while still starting, it ends in order; what was cancelled on the way is nobody's concern.
            return Interrupted;
        }
    }

    private static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=');

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken ct)
    {
        if (app.Services.GetRequiredService<AccessOptions>().Demo) await SeedCommand.FillAsync(app.Services, ct);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new PortalSetupException(
                "Another program listens on this port: stop it, or choose another, for example PORTAL_URL=http://localhost:5081.", PortalSetupException.Unavailable, taken);
        }

        await ReadyAnnouncement.PrintAsync(app, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static Task<EmbeddedPostgres> StartEmbeddedAsync(IConfiguration configuration, CancellationToken ct) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = Path.GetFullPath(configuration["Portal:DataFolder"] ?? ".portal") }, NullLogger.Instance, ct);

    private static async Task<int> UnknownAsync(string verb)
    {
        await Console.Error.WriteLineAsync($"'{verb}' is not a command of the portal: ./portal help lists them.");
        return BadUsage;
    }
}
