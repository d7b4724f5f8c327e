using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.Web.Components;

namespace Portal.Web.Features.PublicRegister;

/// <summary>How long answers of the public register may be kept, and when they need not be sent again (RFC 9110, section 13; RFC 9111).</summary>
internal static class PublicCaching
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // Another build or style sheet may say the same otherwise.
    private static readonly string Build = typeof(PublicCaching).Module.ModuleVersionId.ToString("N");

    /// <summary>Marks an answer with what it says. True where the reader has just that already: the status says so, and there is nothing to send.</summary>
    /// <param name="http">The request.</param>
    /// <param name="said">What is answered.</param>
    /// <param name="vary">Headers of the request on which the form of the answer hangs.</param>
    /// <param name="form">The form: media type, language, theme.</param>
    public static bool IsKnown(this HttpContext http, object said, string vary, params string?[] form)
    {
        var tag = TagOf(said, [http.RequestServices.GetRequiredService<StyleSheet>().Version, .. form]);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        // Somebody who is signed in may get a cookie along, which is nobody else's.
        headers.CacheControl = http.User.Identity?.IsAuthenticated == true
            ? new CacheControlHeaderValue { Private = true, NoCache = true }
            : new CacheControlHeaderValue { Public = true, MaxAge = Kept };
        http.Response.Headers.Vary = vary;
        if (!http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || EntityTagHeaderValue.Any.Equals(known))) return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    // Weak: what is said is the same, not each byte.
    private static EntityTagHeaderValue TagOf(object said, string?[] form)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(said, said.GetType()));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes((string?[])[Build, .. form]));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}\"", isWeak: true);
    }
}
