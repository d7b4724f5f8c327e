using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks.Circuits;

/// <summary>One circuit of a page: opened as the browser's script opens it, and held. It answers what the server asks and draws nothing.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly byte[] Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray();

    private const string TakingUp = "1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _takenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _expected;
    private Task _listening = Task.CompletedTask;

    private Circuit(string expected) => _expected = Encoding.UTF8.GetBytes(expected);

    /// <summary>By what a client takes the circuit up again after its connection was lost.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Ends, with a failure, when the server closes the connection.</summary>
    public Task Listening => _listening;

    /// <summary>Opens a page's circuit and waits until what is expected has been rendered in it.</summary>
    public static async Task<Circuit> OpenAsync(Visitor visitor, string path, string expected, CancellationToken ct)
    {
        var page = await visitor.PageAsync(path, ct);
        var circuit = await ConnectAsync(visitor, expected, ct);
        var state = State().Match(page).Groups["state"].Value;
        await circuit.SendAsync(PackWriter.Invocation("0", "StartCircuit", visitor.Portal.AbsoluteUri, new Uri(visitor.Portal, path).AbsoluteUri, "[]", state), ct);
        circuit.Secret = await circuit._started.Task.WaitAsync(Patience, ct) ?? throw new WebSocketException("The circuit was not started.");
        await circuit.SendAsync(PackWriter.Invocation(null, "UpdateRootComponents", Operations(page), state), ct);
        await circuit._rendered.Task.WaitAsync(Patience, ct);
        return circuit;
    }

    /// <summary>Comes back with a circuit's secret, as a browser does whose connection was lost; false when the server does not know it any more.</summary>
    public static async Task<bool> TakeUpAsync(Visitor visitor, string secret, CancellationToken ct)
    {
        await using var circuit = await ConnectAsync(visitor, "", ct);
        await circuit.SendAsync(PackWriter.Invocation(TakingUp, "ConnectCircuit", secret), ct);
        return await circuit._takenUp.Task.WaitAsync(Patience, ct);
    }

    private static async Task<Circuit> ConnectAsync(Visitor visitor, string expected, CancellationToken ct)
    {
        var token = JsonNode.Parse(await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1", ct))!["connectionToken"]!.GetValue<string>();
        var circuit = new Circuit(expected);
        circuit._socket.Options.Cookies = visitor.Cookies;
        circuit._socket.Options.SetRequestHeader("Origin", visitor.Portal.GetLeftPart(UriPartial.Authority));
        await circuit._socket.ConnectAsync(new UriBuilder(visitor.Portal) { Scheme = "ws", Path = "/_blazor", Query = "id=" + Uri.EscapeDataString(token) }.Uri, ct);
        await circuit._socket.SendAsync(Handshake, WebSocketMessageType.Text, true, ct);
        circuit._listening = circuit.ListenAsync(ct);
        await circuit._accepted.Task.WaitAsync(Patience, ct);
        return circuit;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
    }

    private static string Operations(string page)
    {
        var operations = new JsonArray();
        foreach (var found in Marker().Matches(page).Select(m => JsonNode.Parse(m.Groups["json"].Value)!).Where(m => m["type"]?.GetValue<string>() == "server"))
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = found });
        return new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
    }

    private async Task SendAsync(byte[] message, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            using var waiting = new MemoryStream();
            while (await _socket.ReceiveAsync(buffer, ct) is { MessageType: not WebSocketMessageType.Close } part)
            {
                waiting.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;

                // The first is the answer to the handshake.
                if (_accepted.Task.IsCompleted) await HandleAsync(waiting.ToArray(), ct);
                else _accepted.SetResult();
                waiting.SetLength(0);
            }

            throw new WebSocketException($"The server closed the circuit: {_socket.CloseStatusDescription}");
        }
        catch (Exception failure)
        {
            // Whoever waits for the circuit hears of it.
            _accepted.TrySetException(failure);
            _started.TrySetException(failure);
            _rendered.TrySetException(failure);
            _takenUp.TrySetException(failure);
            throw;
        }
    }

    // One message of the socket may carry several of the hub.
    private async Task HandleAsync(byte[] bytes, CancellationToken ct)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var (length, shift) = (0, 0);
            int next;
            do
            {
                next = bytes[at++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            }
            while ((next & 0x80) != 0);

            if (Parse(bytes.AsSpan(at, length)) is { } answer) await SendAsync(answer, ct);
            at += length;
        }
    }

    private byte[]? Parse(ReadOnlySpan<byte> message)
    {
        if (new PackReader(message).Read() is not object?[] parts) return null;
        if (parts[0] is 3L && parts[2] is TakingUp) _takenUp.TrySetResult(parts.ElementAtOrDefault(4) is true);
        else if (parts[0] is 3L) _started.TrySetResult(parts.ElementAtOrDefault(4) as string);
        if (parts[0] is 7L) throw new WebSocketException("The server closed the circuit.");
        return parts[0] is 1L && parts[4] is object?[] arguments ? Answer((string)parts[3]!, arguments) : null;
    }

    private byte[]? Answer(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                if (arguments[1] is byte[] batch && batch.AsSpan().IndexOf(_expected) >= 0) _rendered.TrySetResult();
                return PackWriter.Invocation(null, "OnRenderCompleted", arguments[0], null);
            case "JS.BeginInvokeJS":
                return PackWriter.Invocation(null, "EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,null]");
            case "JS.Error":
                throw new WebSocketException($"The circuit failed: {arguments[0]}");
            default:
                return null;
        }
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*)-->", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex State();
}
