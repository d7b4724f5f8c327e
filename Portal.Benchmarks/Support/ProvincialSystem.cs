using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Support;

/// <summary>A provincial system that registers services through the API, one request after another, as the guide tells it to.</summary>
internal sealed class ProvincialSystem : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    // Every service says the same, so that writing it down is not measured.
    private static readonly (string Name, string Body)[] Sections = [.. SampleFiling.Sections.Select(s => (NameOf(s), JsonSerializer.Serialize(s, s.GetType(), Json)))];

    private readonly HttpClient _client;
    private readonly Percentiles _requests;

    /// <summary>A system with its token.</summary>
    /// <param name="address">Where the portal is.</param>
    /// <param name="token">The token.</param>
    /// <param name="requests">Takes how long each request took.</param>
    public ProvincialSystem(Uri address, string token, Percentiles requests)
    {
        _requests = requests;
        _client = new HttpClient { BaseAddress = address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Requests that a service takes: begun, each section saved, submitted.</summary>
    public static int RequestsOfOne => Sections.Length + 2;

    public void Dispose() => _client.Dispose();

    /// <summary>Begins a filing, saves its sections and submits it.</summary>
    public async Task RegisterAsync(CancellationToken ct)
    {
        var id = ServiceId.New();
        var version = await SendAsync(HttpMethod.Post, "", $$"""{"id":"{{id.Value}}"}""", null, ct);
        foreach (var (name, body) in Sections) version = await SendAsync(HttpMethod.Put, $"/{id.Value}/sections/{name}", body, version, ct);
        await SendAsync(HttpMethod.Post, $"/{id.Value}/submission", null, version, ct);
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string? body, string? version, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/services" + path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        using var answer = await _client.SendAsync(request, ct);
        _requests.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
        return answer.Headers.ETag!.Tag;
    }

    private static string NameOf(IServiceSection section) => section.GetType().Name["Service".Length..].ToLowerInvariant();
}
