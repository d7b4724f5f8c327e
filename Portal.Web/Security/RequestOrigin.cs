using Portal.Application.Security;

namespace Portal.Web.Security;

/// <summary>The network of the HTTP request in hand, or of the connection that a page's circuit runs on.</summary>
/// <param name="http">The request.</param>
/// <param name="countries">Knows countries.</param>
internal sealed class RequestOrigin(IHttpContextAccessor http, ICountryOfAddress countries) : IRequestOrigin
{
    public ClientNetwork Current => ClientNetwork.Of(http.HttpContext?.Connection.RemoteIpAddress, countries);
}
