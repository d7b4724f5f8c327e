using System.Globalization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Evidence.Network;
using Portal.Application.Security;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Infrastructure.Reports;
using Portal.Web.Features.Dashboards;
using Portal.Web.Security;

namespace Portal.Web.Features.Network;

/// <summary>What is declared of networks as files, and photographs of inspections.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="store">Where photographs lie.</param>
/// <param name="security">Keeps that records left the portal.</param>
[Route("network")]
public sealed class NetworkFilesController(UseCases useCases, IDocumentStore store, ISecurityLog security) : ControllerBase
{
    // 10 MB at 25 kB/s take seven minutes.
    private const int Patience = 8 * 60 * 1000;

    // A picture and nothing else, whatever hides in it.
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>The nodes of a list, narrowed as the page is.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="q">Words to look for.</param>
    /// <param name="country">Only nodes of this country.</param>
    /// <param name="provider">Only nodes of this provider.</param>
    /// <param name="by">Only nodes of this operator.</param>
    /// <param name="subnet">Only nodes of this subnet.</param>
    /// <param name="site">Only nodes at this site.</param>
    /// <param name="spare">Only nodes in no subnet.</param>
    [HttpGet("{network}/nodes.csv")]
    public Task<IActionResult> NodesAsync(string network, string? q, string? country, string? provider, [FromQuery(Name = "operator")] string? by, string? subnet, string? site, bool spare)
    {
        var filter = new NodeFilter(network) { Text = q, Country = country, Provider = provider, Operator = by, Subnet = subnet, Site = site, SpareOnly = spare };
        return SendAsync("nodes.csv", NetworkColumns.Nodes, sink => new ExportNodesQuery(filter, sink));
    }

    /// <summary>What an import changed.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="id">The import.</param>
    /// <param name="kind">Only changes of this kind.</param>
    [HttpGet("{network}/imports/{id:guid}/changes.csv")]
    public Task<IActionResult> ChangesAsync(string network, Guid id, NetworkChangeKind? kind) =>
        SendAsync("changes.csv", NetworkColumns.Changes, sink => new ExportNetworkChangesQuery(new NetworkChangeFilter(network, new NetworkImportId(id), kind), sink));

    /// <summary>In how many hands and places a subnet's nodes are.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="id">The subnet.</param>
    [HttpGet("{network}/subnets/{id}/concentration.csv")]
    public async Task<IActionResult> ConcentrationAsync(string network, string id)
    {
        var read = await useCases.SendAsync(new GetSubnetQuery(network, id), HttpContext.RequestAborted);
        if (read.Error is { } refused) return Refused(refused);
        var csv = new CsvText();
        csv.Line("by", "which", "nodes", "share", "smallest_number_to_stop", "smallest_number_to_corrupt");
        foreach (var (by, of) in new[] { ("provider", read.Value.Providers), ("operator", read.Value.Operators), ("site", read.Value.Sites), ("country", read.Value.Countries) })
        {
            foreach (var group in of.Groups)
                csv.Line(by, group.Key ?? "", Text(group.Nodes), ((double)group.Nodes / of.Nodes).ToString("0.####", CultureInfo.InvariantCulture), Text(of.ToStop), Text(of.ToCorrupt));
        }

        return File(csv.Bytes(), "text/csv; charset=utf-8", $"concentration-{read.Value.Subnet.Id}.csv");
    }

    /// <summary>One photograph of an inspection.</summary>
    /// <param name="id">The photograph.</param>
    [HttpGet("photos/{id:guid}")]
    [RequestTimeout(Patience)]
    public async Task<IActionResult> PhotoAsync(Guid id)
    {
        var opened = await useCases.SendAsync(new OpenInspectionPhotoQuery(new InspectionPhotoId(id)), HttpContext.RequestAborted);
        if (opened.Error is { } refused) return Refused(refused);
        Response.Headers.ContentSecurityPolicy = Policy;
        Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return File(await store.OpenAsync(DocumentId.From(id), HttpContext.RequestAborted), opened.Value.MediaType.Wire());
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private async Task<IActionResult> SendAsync<TRow>(string name, IReadOnlyList<TableColumn<TRow>> columns, Func<CsvTable<TRow>, MediatR.IRequest<Result<bool>>> query)
    {
        var file = new ExportedFile(HttpContext, security, name, TableMedia.Csv);
        var table = new CsvTable<TRow>(Response.Body, columns, file.Begin);
        var refused = await file.SendAsync(() => useCases.SendAsync(query(table), HttpContext.RequestAborted), () => table.Rows);
        return refused is null ? new EmptyResult() : Refused(refused);
    }

    private IActionResult Refused(Error error) => error.Kind == ErrorKind.Forbidden ? Forbid() : NotFound();
}
