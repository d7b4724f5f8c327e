using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Serves a simulated network on a port of this machine alone.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorServer(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.Single()));

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>Starts to serve on a port that is free.</summary>
    /// <param name="boundary">Who answers.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<SimulatorServer> StartAsync(SimulatedBoundary boundary, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => AnswerAsync(boundary, context));
        await app.StartAsync(ct);
        return new SimulatorServer(app);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(SimulatedBoundary boundary, HttpContext context)
    {
        var gone = context.RequestAborted;
        var answer = boundary.Answer(context.Request.Method, context.Request.Path, context.Request.ContentType, await ReadAsync(context));
        if (answer.Manner == AnswerManner.Never) await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (gone.IsCancellationRequested) return;
        var response = context.Response;
        (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
        if (answer.Status == StatusCodes.Status307TemporaryRedirect) response.Headers.Location = "http://169.254.169.254/";
        if (answer.Manner == AnswerManner.WithoutEnd)
        {
            await FloodAsync(response.Body, gone);
            return;
        }

        // Where less comes than was promised, the server ends the connection.
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Manner == AnswerManner.Half ? answer.Body.Length / 2 : answer.Body.Length), gone);
    }

    private static async Task FloodAsync(Stream body, CancellationToken gone)
    {
        var zeros = new byte[64 * 1024];
        while (!gone.IsCancellationRequested) await body.WriteAsync(zeros, gone).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // One byte more than is allowed is enough to know that it is too many.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        var read = await reader.ReadAtLeastAsync(ReadStateReader.MaxBytes + 1, context.RequestAborted);
        ReadOnlyMemory<byte> body = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
