using Microsoft.Net.Http.Headers;

namespace Portal.Web.Features.PublicRegister;

/// <summary>In what form somebody wants an entry of the register: a page, JSON or linked data (RFC 9110, section 12).</summary>
internal enum PublicFormat
{
    Page,
    Json,
    LinkedData,
}

/// <summary>Finds out which form is wanted, and links to the others.</summary>
internal static class PublicFormats
{
    /// <summary>The media type of linked data.</summary>
    public const string LinkedData = "application/ld+json";

    private const string Page = "text/html";
    private const string Json = "application/json";

    /// <summary>The form a request prefers; a page where it says nothing.</summary>
    /// <param name="request">The request.</param>
    public static PublicFormat WantedBy(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        // The first of the most wanted: what can be anything is a page.
        foreach (var type in accepted.OrderByDescending(a => a.Quality ?? 1).Where(a => a.Quality is not 0))
        {
            if (Is(type, Page) || type.MatchesAllTypes) return PublicFormat.Page;
            if (Is(type, LinkedData)) return PublicFormat.LinkedData;
            if (Is(type, Json)) return PublicFormat.Json;
        }

        return PublicFormat.Page;
    }

    /// <summary>The address of an entry's other form.</summary>
    /// <param name="code">The service's code.</param>
    /// <param name="format">The form.</param>
    public static string AddressOf(string code, PublicFormat format) => format switch
    {
        PublicFormat.Json => $"{PublicDataController.Path}/services/{Uri.EscapeDataString(code)}",
        PublicFormat.LinkedData => $"{PublicDataController.Path}/services/{Uri.EscapeDataString(code)}.jsonld",
        _ => $"{PublicRegisterAddress.Path}/{Uri.EscapeDataString(code)}",
    };

    private static bool Is(MediaTypeHeaderValue type, string other) => type.MediaType.Equals(other, StringComparison.OrdinalIgnoreCase);
}
