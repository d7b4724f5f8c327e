using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks.Circuits;

/// <summary>A signed-in browser without a screen: cookies, pages, and circuits opened from them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler;
    private readonly HttpClient _http;

    public Visitor(Uri portal, CookieContainer? cookies = null)
    {
        _handler = new HttpClientHandler { CookieContainer = cookies ?? new CookieContainer() };
        _http = new HttpClient(_handler) { BaseAddress = portal };
        // As a browser does with every POST.
        _http.DefaultRequestHeaders.Add("Origin", portal.GetLeftPart(UriPartial.Authority));
    }

    public Uri Portal => _http.BaseAddress!;

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Signs in as a person of the demonstration, with the form that the page shows.</summary>
    public async Task SignInAsync(Guid person, CancellationToken ct)
    {
        var page = await PageAsync("/signin", ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
            ["person"] = person.ToString(),
            ["returnUrl"] = "/help",
        });
        using var answer = await _http.PostAsync(new Uri("/session", UriKind.Relative), form, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<string> PageAsync(string path, CancellationToken ct) => await _http.GetStringAsync(new Uri(path, UriKind.Relative), ct);

    public async Task<string> PostAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
