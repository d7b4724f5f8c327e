using System.Text;
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
    private const int LongestAnswer = 200;
    private const int MostAnswers = 10;

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

    /// <summary>Reads the answers that stand before the file, up to the file itself.</summary>
    /// <param name="reader">The form's reader.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">An answer is too long, or there are too many.</exception>
    public static async Task<UploadedParts> ReadToFileAsync(MultipartReader reader, CancellationToken ct)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } named) throw new InvalidDataException("A part has no name.");
            if (named.IsFileDisposition()) return new UploadedParts(answers, section, named.FileNameStar.HasValue ? named.FileNameStar.Value! : Unquoted(named.FileName.Value));
            if (answers.Count == MostAnswers) throw new InvalidDataException("There are too many answers.");
            answers[Unquoted(named.Name.Value)] = await AnswerAsync(section, ct);
        }

        return new UploadedParts(answers, null, "");
    }

    private static string Unquoted(string? value) => HeaderUtilities.RemoveQuotes(value).Value ?? "";

    private static async Task<string> AnswerAsync(MultipartSection section, CancellationToken ct)
    {
        using var text = new StreamReader(section.Body, Encoding.UTF8, leaveOpen: true);
        var buffer = new char[LongestAnswer + 1];
        var read = await text.ReadBlockAsync(buffer, ct);
        return read <= LongestAnswer ? new string(buffer, 0, read) : throw new InvalidDataException("An answer is too long.");
    }
}

/// <summary>What a form said, up to its file.</summary>
/// <param name="Answers">Answers by the names of their fields.</param>
/// <param name="File">The file; null where there is none.</param>
/// <param name="FileName">What the browser calls it; anything.</param>
public sealed record UploadedParts(IReadOnlyDictionary<string, string> Answers, MultipartSection? File, string FileName);
