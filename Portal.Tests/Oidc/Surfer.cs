using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Oidc;

/// <summary>Somebody with a browser that runs no scripts: every redirect is a step of its own, so that a test can stand between.</summary>
internal sealed partial class Surfer(string portal) : IDisposable
{
    private readonly HttpClient _portal = Client();
    private readonly HttpClient _provider = Client();

    /// <summary>Asks the portal.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => _portal.GetAsync(new Uri(new Uri(portal), address));

    /// <summary>Whether the portal knows who this is.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var answer = await GetAsync("/notifications");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Sends a form of the portal, with the token that its page carries.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        var token = Antiforgery().Match(html).Groups[1].Value;
        return await _portal.PostAsync(
            new Uri(new Uri(portal), action), new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    /// <summary>Says where to sign in; the answer is the provider's address.</summary>
    public async Task<Uri> BeginAsync(string provider, string returnUrl = "/")
    {
        using var answer = await PostAsync("/signin", "/signin/start", ("provider", provider), ("returnUrl", returnUrl));
        return await OnwardAsync(answer);
    }

    /// <summary>Signs in at the provider; the answer is the portal's address to go back to.</summary>
    public async Task<Uri> AtProviderAsync(Uri address, string account, bool cancel = false)
    {
        var at = address;
        while (true)
        {
            using var answer = await _provider.GetAsync(at);
            if (answer.StatusCode == HttpStatusCode.OK) break;
            at = Next(at, answer);
            if (IsCallback(at)) return at;
        }

        var form = cancel ? KeyValuePair.Create("cancel", "1") : KeyValuePair.Create("account", account);
        using var posted = await _provider.PostAsync(at, new FormUrlEncodedContent([form]));
        for (at = Next(at, posted); !IsCallback(at);)
        {
            using var answer = await _provider.GetAsync(at);
            at = Next(at, answer);
        }

        return at;
    }

    /// <summary>Goes back to the portal; the answer is where it sends the browser.</summary>
    public async Task<string> ReturnAsync(Uri callback)
    {
        using var answer = await _portal.GetAsync(callback);
        return Location(answer).PathAndQuery;
    }

    /// <summary>All of it; the answer is where the portal sends the browser.</summary>
    public async Task<string> SignInAsync(string provider, string account, string returnUrl = "/") =>
        await ReturnAsync(await AtProviderAsync(await BeginAsync(provider, returnUrl), account));

    public void Dispose()
    {
        _portal.Dispose();
        _provider.Dispose();
    }

    /// <summary>Where a page of ours leads the browser by itself, without scripts.</summary>
    public static async Task<Uri> OnwardAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return new Uri(WebUtility.HtmlDecode(Refresh().Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"{answer.StatusCode} leads nowhere: {html}")));
    }

    public static Uri Location(HttpResponseMessage answer) =>
        answer.Headers.Location is { } location ? new Uri(answer.RequestMessage!.RequestUri!, location) : throw new InvalidOperationException($"No redirect but {answer.StatusCode}: {answer.Content.ReadAsStringAsync().Result}");

    private static Uri Next(Uri from, HttpResponseMessage answer) => new(from, Location(answer));

    private static bool IsCallback(Uri address) => address.AbsolutePath == "/signin-oidc";

    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    [GeneratedRegex("""http-equiv="refresh" content="0; url=([^"]+)""")]
    private static partial Regex Refresh();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Antiforgery();
}
