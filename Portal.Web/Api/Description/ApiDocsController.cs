using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.PublicRegister;
using Portal.Web.Text;

namespace Portal.Web.Api.Description;

/// <summary>What the API is, for people and for programs that make clients. Open to everybody: it says nothing of any record.</summary>
[AllowAnonymous]
public sealed class ApiDocsController : Controller
{
    private static readonly JsonSerializerOptions Readable = new(Features.PublicRegister.LinkedData.LinkedTerms.Json) { WriteIndented = true };

    /// <summary>The page.</summary>
    [HttpGet("/api"), HttpHead("/api")]
    public IResult Page()
    {
        var document = Document();
        var theme = Request.Cookies["theme"] is "light" or "dark" ? Request.Cookies["theme"] : null;
        if (HttpContext.IsKnown(document, "Accept-Language, Cookie", "page", PortalCulture.Language, theme)) return Results.Empty;
        return new RazorComponentResult<ApiDocsPage>(new { Document = document, Theme = theme });
    }

    /// <summary>The document.</summary>
    [HttpGet("/" + ApiPaths.V1 + "/openapi.json"), HttpHead("/" + ApiPaths.V1 + "/openapi.json")]
    public IActionResult Json()
    {
        var document = Document();
        if (HttpContext.IsKnown(document, "Accept-Language, Cookie", "json", PortalCulture.Language)) return new EmptyResult();
        Response.Headers.AccessControlAllowOrigin = "*";
        return Content(document.ToJsonString(Readable), "application/json");
    }

    private System.Text.Json.Nodes.JsonObject Document() => HttpContext.RequestServices.GetRequiredService<OpenApiDocument>().Write();
}
