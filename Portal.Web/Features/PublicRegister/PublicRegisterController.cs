using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.PublicRegister;
using Portal.Web.Text;

namespace Portal.Web.Features.PublicRegister;

/// <summary>
/// The register for everybody: plain documents that need no sign-in, no script and no circuit. The address of an entry is what letters and QR codes point to, and
/// answers a program that asks for JSON with JSON.
/// </summary>
/// <param name="useCases">Runs use cases.</param>
[AllowAnonymous]
[Route("register")]
public sealed class PublicRegisterController(UseCases useCases) : Controller
{
    // The language and the theme are in cookies; without one the browser's own languages count.
    private const string PageVaries = "Accept, Accept-Language, Cookie";

    private string? Theme => Request.Cookies["theme"] is "light" or "dark" ? Request.Cookies["theme"] : null;

    /// <summary>The list.</summary>
    /// <param name="address">Its filters and place.</param>
    [HttpGet, HttpHead]
    public async Task<IResult> ListAsync([FromQuery] PublicRegisterAddress address)
    {
        var filter = address.ToFilter();
        var page = await useCases.SendAsync(new ListPublicServicesQuery(filter, address.ToCursor(), Language: PortalCulture.Language), HttpContext.RequestAborted);
        var counts = await useCases.SendAsync(new CountPublicServicesQuery(filter), HttpContext.RequestAborted);
        if (!page.IsSuccess || !counts.IsSuccess) return Results.NotFound();
        // What can be chosen comes in no certain order, and the page puts it in one.
        if (HttpContext.IsKnown(new { page = page.Value, counts.Value.Total, counts.Value.Organisations }, PageVaries, "list", address.On(), PortalCulture.Language, Theme)) return Results.Empty;
        return new RazorComponentResult<PublicListPage>(new { Page = page.Value, Counts = counts.Value, Address = address, Theme });
    }

    /// <summary>One service.</summary>
    /// <param name="code">Its code.</param>
    [HttpGet("{code}"), HttpHead("{code}")]
    public async Task<IResult> ServiceAsync(string code)
    {
        var format = PublicFormats.WantedBy(Request);
        if (format is not PublicFormat.Page)
        {
            Response.Headers.Vary = "Accept";
            return Results.Redirect(PublicFormats.AddressOf(code, format), permanent: false, preserveMethod: true);
        }

        var found = await useCases.SendAsync(new GetPublicServiceQuery(code), HttpContext.RequestAborted);
        if (!found.IsSuccess) return Results.NotFound();
        if (HttpContext.IsKnown(found.Value, PageVaries, "page", PortalCulture.Language, Theme)) return Results.Empty;
        return new RazorComponentResult<PublicServicePage>(new { Service = found.Value, Theme });
    }
}
