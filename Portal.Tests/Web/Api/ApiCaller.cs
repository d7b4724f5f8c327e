using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>A provincial system that calls the API.</summary>
/// <param name="client">With its token.</param>
internal sealed class ApiCaller(HttpClient client) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Dispose() => client.Dispose();

    /// <summary>Sends a request; a version and a key as headers where they are given.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, object? body = null, string? version = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/services" + path);
        if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, body.GetType(), Json), Encoding.UTF8, "application/json");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>What a path answers.</summary>
    public Task<JsonElement> ReadAsync(string path) => client.GetFromJsonAsync<JsonElement>("/api/v1/services" + path);

    /// <summary>Begins a filing and answers the given sections; its id and version.</summary>
    public async Task<(Guid Id, string Version)> DraftAsync(params (string Name, IServiceSection Section)[] sections)
    {
        var id = Guid.CreateVersion7();
        var version = TagOf(await SendAsync("POST", "", new { id }), HttpStatusCode.Created);
        foreach (var (name, section) in sections) version = TagOf(await SendAsync("PUT", $"/{id}/sections/{name}", section, version), HttpStatusCode.OK);
        return (id, version);
    }

    /// <summary>A filing with everything that is needed.</summary>
    public Task<(Guid Id, string Version)> CompleteAsync() => DraftAsync(
        ("about", Filings.About), ("contacts", Filings.Contacts), ("data", Filings.Data), ("placements", Filings.Placements),
        ("flows", new ServiceFlows([], DeclaredNone: true)), ("safeguards", Filings.Safeguards));

    /// <summary>The version that an answer of a certain status carries.</summary>
    public static string TagOf(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return answer.Headers.ETag!.Tag;
    }

    /// <summary>The code of a refusal.</summary>
    public static async Task<string> RefusalAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()!["urn:portal:error:".Length..];
    }
}
