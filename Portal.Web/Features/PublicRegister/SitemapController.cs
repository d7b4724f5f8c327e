using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.PublicRegister;

namespace Portal.Web.Features.PublicRegister;

/// <summary>The addresses of the public register for search engines: an index of lists, and each list (sitemaps.org, version 0.9).</summary>
/// <param name="useCases">Runs use cases.</param>
[AllowAnonymous]
public sealed class SitemapController(UseCases useCases) : ControllerBase
{
    /// <summary>Where the index is.</summary>
    public const string Path = "/sitemap.xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private string Origin => $"{Request.Scheme}://{Request.Host}";

    /// <summary>The index.</summary>
    [HttpGet(Path), HttpHead(Path)]
    public async Task<IActionResult> IndexAsync()
    {
        var parts = await useCases.SendAsync(new GetPublicSitemapQuery(), HttpContext.RequestAborted);
        if (!parts.IsSuccess) return NotFound();
        return Document("sitemapindex", parts.Value, (xml, part) =>
        {
            xml.WriteStartElement("sitemap", Namespace);
            xml.WriteElementString("loc", Namespace, $"{Origin}/sitemap/{Uri.EscapeDataString(part.Organisation)}/{part.Number.ToString(CultureInfo.InvariantCulture)}.xml");
            xml.WriteEndElement();
        });
    }

    /// <summary>The addresses of some services of one owner.</summary>
    /// <param name="organisation">Code of the owner.</param>
    /// <param name="number">Which of the owner's lists, from 1.</param>
    [HttpGet("/sitemap/{organisation}/{number:int}.xml"), HttpHead("/sitemap/{organisation}/{number:int}.xml")]
    public async Task<IActionResult> PartAsync(string organisation, int number)
    {
        var addresses = await useCases.SendAsync(new ListPublicAddressesQuery(organisation, number), HttpContext.RequestAborted);
        if (!addresses.IsSuccess) return NotFound();
        return Document("urlset", addresses.Value, (xml, address) =>
        {
            xml.WriteStartElement("url", Namespace);
            xml.WriteElementString("loc", Namespace, Origin + PublicFormats.AddressOf(address.Code, PublicFormat.Page));
            xml.WriteElementString("lastmod", Namespace, address.Changed.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        });
    }

    private IActionResult Document<T>(string root, IReadOnlyList<T> items, Action<XmlWriter, T> write)
    {
        if (HttpContext.IsKnown(items, "Accept", root, Origin)) return new EmptyResult();
        using var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var item in items) write(xml, item);
            xml.WriteEndElement();
        }

        return File(content.ToArray(), "application/xml; charset=utf-8");
    }
}
