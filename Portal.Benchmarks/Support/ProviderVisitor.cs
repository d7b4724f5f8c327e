using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks.Support;

/// <summary>A browser without a screen that signs in at a provider, and takes the time of the portal's two steps and of the provider's apart.</summary>
internal sealed partial class ProviderVisitor(Uri portal) : IDisposable
{
    private readonly HttpClient _portal = Client();
    private readonly HttpClient _provider = Client();

    /// <summary>The whole round trip.</summary>
    /// <returns>Milliseconds of the portal, in which it asks the provider for the token, and of the provider's pages.</returns>
    public async Task<(double Portal, double Provider)> SignInAsync(string email, CancellationToken ct)
    {
        var page = await _portal.GetStringAsync(new Uri(portal, "/signin"), ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
            ["provider"] = "bench",
            ["returnUrl"] = "/help",
        });
        var began = Stopwatch.GetTimestamp();
        using var onward = await _portal.PostAsync(new Uri(portal, "/signin/start"), form, ct);
        var address = new Uri(WebUtility.HtmlDecode(Refresh().Match(await onward.Content.ReadAsStringAsync(ct)).Groups["address"].Value));
        var challenged = Stopwatch.GetTimestamp();
        var callback = await AtProviderAsync(address, email, ct);
        var came = Stopwatch.GetTimestamp();
        var to = await NextAsync(_portal.GetAsync(callback, ct));
        var done = Stopwatch.GetTimestamp();
        if (to.AbsolutePath != "/help") throw new InvalidOperationException($"The sign-in came to nothing: {to}");
        return (Stopwatch.GetElapsedTime(began, challenged).TotalMilliseconds + Stopwatch.GetElapsedTime(came, done).TotalMilliseconds, Stopwatch.GetElapsedTime(challenged, came).TotalMilliseconds);
    }

    public void Dispose()
    {
        _portal.Dispose();
        _provider.Dispose();
    }

    private async Task<Uri> AtProviderAsync(Uri address, string email, CancellationToken ct)
    {
        var login = await NextAsync(_provider.GetAsync(address, ct));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = email });
        var at = await NextAsync(_provider.PostAsync(login, form, ct));
        while (at.AbsolutePath != "/signin-oidc") at = await NextAsync(_provider.GetAsync(at, ct));
        return at;
    }

    private static async Task<Uri> NextAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var from = answer.RequestMessage!.RequestUri!;
        return answer.Headers.Location is { } location ? new Uri(from, location) : throw new InvalidOperationException($"{from.AbsolutePath} answered {(int)answer.StatusCode} and no redirect.");
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Refresh();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
