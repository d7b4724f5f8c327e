using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Portal.Benchmarks.Support;

/// <summary>Sends requests as fast as the program answers, several on their way on each connection, with next to no work of its own.</summary>
internal sealed class Flood(Uri address)
{
    private const int Connections = 8;
    private const int OnTheirWay = 16;

    private const int StatusLength = 12;

    private static readonly byte[] Status = "HTTP/1.1 "u8.ToArray();

    /// <summary>A request.</summary>
    public static byte[] Get(string path, string? token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    /// <summary>Answers in a second.</summary>
    /// <param name="requests">The requests, in turns.</param>
    /// <param name="expected">The status most answers have; a measure of anything else would be of something else.</param>
    /// <param name="span">For how long.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<double> PerSecondAsync(byte[][] requests, int expected, TimeSpan span, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => RunAsync(requests, i * 37, expected, span, ct), ct)));
        var (all, asExpected) = (counts.Sum(c => c.All), counts.Sum(c => c.Expected));
        if (asExpected * 2 < all) throw new InvalidOperationException($"Only {asExpected} of {all} answers were {expected}.");
        return all / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<(long All, long Expected)> RunAsync(byte[][] requests, int first, int expected, TimeSpan span, CancellationToken ct)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, ct);
        var stream = client.GetStream();
        var wanted = Encoding.ASCII.GetBytes(expected.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (all, asExpected, next, kept) = (0L, 0L, first, 0);
        var buffer = new byte[64 * 1024];
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < span;)
        {
            await stream.WriteAsync(Enumerable.Range(0, OnTheirWay).SelectMany(_ => requests[next++ % requests.Length]).ToArray(), ct);
            for (var answered = 0; answered < OnTheirWay;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(kept), ct);
                if (read == 0) throw new InvalidOperationException("The portal closed a connection.");
                var (length, from) = (kept + read, 0);
                for (int at; (at = buffer.AsSpan(from, length - from).IndexOf(Status)) >= 0 && from + at + StatusLength <= length; from += at + Status.Length)
                {
                    answered++;
                    if (buffer.AsSpan(from + at + Status.Length, 3).SequenceEqual(wanted)) asExpected++;
                }

                // The beginning of a status line that is not whole yet stays for the next read.
                kept = Math.Min(length - from, StatusLength - 1);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
            }

            all += OnTheirWay;
        }

        return (all, asExpected);
    }
}
