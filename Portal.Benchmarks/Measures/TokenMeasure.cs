using System.Diagnostics;
using System.Security.Cryptography;
using Portal.Application.Tokens;
using Portal.Benchmarks.Support;
using Portal.Domain.Tokens;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Made-up tokens refused by the real program over HTTP, beside an address that does not exist asked for without one, and by the check alone. Each request comes
/// with a token of its own, of the right form and with a wrong MAC.
/// </summary>
internal sealed class TokenMeasure : IMeasure
{
    private const int Made = 4096;
    private const double LeastPerSecond = 10_000;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(8);

    public string Name => "tokens";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var wrong = Enumerable.Range(0, Made).Select(_ => Wrong(1)).ToArray();
        await using var portal = await PortalProcess.StartAsync(bench.Folder("tokens"), frugal: false, ct);
        var flood = new Flood(portal.Address);
        var requests = wrong.Select(t => Flood.Get("/api/v1/services", t)).ToArray();
        byte[][] nowhere = [Flood.Get("/api/nowhere", null)];
        await flood.PerSecondAsync(nowhere, 401, TimeSpan.FromSeconds(2), ct);
        await flood.PerSecondAsync(requests, 429, TimeSpan.FromSeconds(2), ct);
        var plain = await flood.PerSecondAsync(nowhere, 401, Span, ct);
        var refused = await flood.PerSecondAsync(requests, 429, Span, ct);
        return
        [
            new Figure(Name, "wrong tokens refused over HTTP", refused, "/s") { ComparedWith = "an unknown address", Comparison = plain, Bar = new Bar(LeastPerSecond, AtLeast: true) },
            new Figure(Name, "wrong tokens refused by the check alone", InProcess(wrong), "/s") { Bar = new Bar(LeastPerSecond, AtLeast: true) },
        ];
    }

    private static string Wrong(byte number) =>
        TokenFormat.Write(ApiTokenId.New(), RandomNumberGenerator.GetBytes(TokenFormat.SecretLength), new TokenKey(number, RandomNumberGenerator.GetBytes(32)));

    private static double InProcess(string[] wrong)
    {
        var keys = new OneKey(new TokenKey(1, RandomNumberGenerator.GetBytes(32)));
        var began = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1); count++)
        {
            if (TokenFormat.Read(wrong[count % wrong.Length], keys) is not null) throw new InvalidOperationException("A made-up token passed.");
        }

        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private sealed class OneKey(TokenKey key) : ITokenKeys
    {
        public TokenKey Newest => key;

        public TokenKey? Find(byte number) => number == key.Number ? key : null;
    }
}
