using Microsoft.Extensions.Localization;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Commands;

/// <summary><c>break-glass "REASON"</c>: prints an address that signs in once as the emergency administrator.</summary>
internal static class BreakGlassCommand
{
    private const int BadUsage = 64;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="services">The portal's container.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>0 when an address was printed.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, CancellationToken ct)
    {
        var words = services.GetRequiredService<IStringLocalizer<SessionText>>();
        if (args is not ["break-glass", var reason])
        {
            await Console.Error.WriteLineAsync(words["BreakGlass.Usage"].Value.AsMemory(), ct);
            return BadUsage;
        }

        var issued = await services.GetRequiredService<UseCaseRunner>().SendAsync(IssueBreakGlassCommand.Console, new IssueBreakGlassCommand(reason), ct);
        if (issued.Error is { } refusal)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<ErrorText>()[refusal].AsMemory(), ct);
            return BadUsage;
        }

        var address = services.GetRequiredService<IConfiguration>()["Portal:Url"]?.TrimEnd('/');
        await Console.Out.WriteLineAsync(words["BreakGlass.Printed"].Value.AsMemory(), ct);
        await Console.Out.WriteLineAsync($"{address}/break-glass?pass={issued.Value}".AsMemory(), ct);
        return 0;
    }
}
