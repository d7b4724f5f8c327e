using System.Globalization;
using Portal.Infrastructure.DemoData;

namespace Portal.Web.Commands;

/// <summary><c>seed</c>: fills an empty register with the demonstration's made-up services.</summary>
internal static class SeedCommand
{
    private const int NotEmpty = 1;

    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var made = await FillAsync(services, ct);
        if (made == 0)
        {
            await Console.Error.WriteLineAsync("The register already holds services, so no demonstration was added: ./portal reset empties it.");
            return NotEmpty;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made} synthetic services are in the register."));
        return 0;
    }

    /// <summary>Fills the register where it is empty.</summary>
    public static async Task<int> FillAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoDataSeeder>().SeedAsync(ct);
    }
}
