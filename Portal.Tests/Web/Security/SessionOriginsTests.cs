using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Domain.Access;
using Portal.Tests.Security;
using Portal.Web.Security;
using Xunit;

namespace Portal.Tests.Web.Security;

public sealed class SessionOriginsTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "\"Chromium\";v=\"150\", \"Not)A;Brand\";v=\"8\"", "Chromium", "Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "\"Google Chrome\";v=\"150\", \"Chromium\";v=\"150\"", "Chrome", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0", "", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "", "Safari", "macOS")]
    [InlineData("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "", "Firefox", "Android")]
    [InlineData("curl/8", "", "", "")]
    public void Of_AHeader_NamesBrowserAndSystem(string agent, string brands, string browser, string system)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.UserAgent = agent;
        http.Request.Headers["Sec-CH-UA"] = brands;
        http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.77");
        Assert.Equal(new SessionOrigin(browser, system, "203.0.113.0/24"), SessionOrigins.Of(http));
    }

    [Theory]
    [Asvs("3.3.3")]
    [InlineData("http://localhost:5080", false, "portal")]
    [InlineData("http://127.0.0.1:5080", false, "portal")]
    [InlineData("https://localhost:5081", false, "__Host-portal")]
    [InlineData("http://127.0.0.1:5080", true, "__Host-portal")]
    [InlineData("http://0.0.0.0:80", false, "__Host-portal")]
    public void Cookie_ByAddress_IsPlainOnlyOverHttpOnThisMachine(string address, bool behindProxy, string name) =>
        Assert.Equal(name, PortalCookies.For([address], behindProxy).Session);
}
