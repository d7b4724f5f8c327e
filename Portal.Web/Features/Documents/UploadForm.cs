using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Features.Documents;

/// <summary>
/// Reads the form of an upload as it comes in (RFC 7578): first the form's token, then one file. Because the token stands first, nothing
/// of the file is read before it is known that the form is ours.
/// </summary>
/// <param name="antiforgery">Checks the token.</param>
public sealed class UploadForm(IAntiforgery antiforgery)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestBoundary = 100;
    private const int LongestToken = 4096;

    /// <summary>The reader of a form whose token is right and which stands before the file; null where it is not such a form.</summary>
    /// <param name="http">The request.</param>
    /// <exception cref="InvalidDataException">It is no proper form.</exception>
    public async Task<MultipartReader?> OpenAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrWhiteSpace(boundary) || boundary.Length > LongestBoundary) return null;
        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = LongestToken };
        var first = await reader.ReadNextSectionAsync(http.RequestAborted);
        if (first?.GetContentDispositionHeader() is not { } named || !named.IsFormDisposition() || named.Name.Value?.Trim('"') != TokenField) return null;

        // Found in a header, the token is not looked for in the form, which would read all of it.
        http.Request.Headers[TokenHeader] = await first.ReadAsStringAsync(http.RequestAborted);
        if (!await antiforgery.IsRequestValidAsync(http)) return null;
        reader.BodyLengthLimit = null;
        return reader;
    }
}
