using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Web.Api;

namespace Portal.Web.Security;

/// <summary>A file that leaves the portal while it is written. That it left, and how much of it, is kept in the security log, also of one that was broken off.</summary>
/// <param name="http">The request.</param>
/// <param name="security">The log.</param>
/// <param name="name">The file's name.</param>
/// <param name="type">Its media type.</param>
internal sealed class ExportedFile(HttpContext http, ISecurityLog security, string name, string type)
{
    /// <summary>Whether its first byte is on its way.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Sets what the answer says of itself. Called for the first byte: a refusal says something else.</summary>
    public void Begin()
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        HasBegun = true;
    }

    /// <summary>Sends it.</summary>
    /// <typeparam name="T">What the use case answers.</typeparam>
    /// <param name="write">Writes it.</param>
    /// <param name="rows">How much of it was written.</param>
    /// <returns>Why it was refused; null where it was not.</returns>
    public async Task<Error?> SendAsync<T>(Func<Task<Result<T>>> write, Func<int> rows)
    {
        try
        {
            return (await write()).Error;
        }
        finally
        {
            if (HasBegun) await security.RecordAsync(Event(rows()), CancellationToken.None);
        }
    }

    private SecurityEvent Event(int rows)
    {
        var bearer = TokenAuthentication.BearerOf(http.User);
        var left = new SecurityEvent(SecurityEventType.Export, SecurityOutcome.Success, http.User.SignedIn()?.Person ?? bearer?.Person, Subject: name) { Rows = rows };
        return bearer is null ? left : left with { Token = bearer.Token.Short };
    }
}
