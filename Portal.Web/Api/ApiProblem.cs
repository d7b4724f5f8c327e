using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Text;

namespace Portal.Web.Api;

/// <summary>A refusal as RFC 9457 has it, with the words of its code in the caller's language.</summary>
internal static class ApiProblem
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A refusal.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, and key of its words.</param>
    /// <param name="title">Its words.</param>
    public static ProblemDetails Of(int status, string code, string title) => new() { Status = status, Title = title, Type = $"urn:portal:error:{code}" };

    /// <summary>Answers with a refusal where no controller does.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, and key of its words.</param>
    public static Task WriteAsync(HttpContext context, int status, string code)
    {
        var title = context.RequestServices.GetRequiredService<ErrorText>().Of(code);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Of(status, code, title), JsonSerializerOptions.Web, MediaType, context.RequestAborted);
    }
}
