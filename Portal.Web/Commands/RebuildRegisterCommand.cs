using System.Globalization;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Commands;

/// <summary><c>rebuild-register</c>: makes the tables that lists, relations and evaluations of services read anew, and says how much of it was wrong.</summary>
internal static class RebuildRegisterCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="services">The portal's container.</param>
    /// <param name="ct">Cancels; nothing is changed then.</param>
    /// <returns>Always 0.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var (entries, mended, related, sheets) = await scope.ServiceProvider.GetRequiredService<RegisterRebuild>().RunAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{entries} services are in the register's table; {mended} of them said something else before. The relations of {related} services were mended, and the facts kept of {sheets}."));
        return 0;
    }
}
