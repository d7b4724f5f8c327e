using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Web.Security.Hardening;

/// <summary>Takes what browsers report to have refused. Anybody can send anything here: little of it is read, and less is written.</summary>
internal static class ContentPolicyReports
{
    private const int MostBytes = 8 * 1024;
    private const int MostCharacters = 200;

    /// <summary>Maps the address that reports go to.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapContentPolicyReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ContentPolicy.ReportPath, NoteAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> NoteAsync(HttpContext http, ILogger<ContentPolicy> logger)
    {
        // A browser's reporter wants a status, not a page about it.
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        if (http.Request.ContentLength is null or > MostBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var report = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 4 }, http.RequestAborted);
            if (report.RootElement.ValueKind != JsonValueKind.Object || !report.RootElement.TryGetProperty("csp-report", out var body) || body.ValueKind != JsonValueKind.Object) return Results.BadRequest();
            logger.LogWarning("A browser refused {Blocked} by {Directive} on {Page}", Text(body, "blocked-uri"), Text(body, "effective-directive"), Text(body, "document-uri"));
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    // Addresses lose their query, which may hold what somebody searched for; control characters would forge lines of a text log.
    private static string Text(JsonElement report, string name)
    {
        if (!report.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return "";
        var text = value.GetString()!.Split('?', '#')[0];
        return new string([.. text.Take(MostCharacters).Select(c => char.IsControl(c) ? '_' : c)]);
    }
}
