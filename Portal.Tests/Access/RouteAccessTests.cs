using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Portal.Domain.Sandbox;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Browser;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Access;

/// <summary>Every route of the running portal × every persona and a stranger × own and other organisations' things.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed partial class RouteAccessTests(BrowserPortal portal)
{
    private const string Stranger = "Nobody is signed in";

    private const string Legend = """
        Who gets what at every address, asked for as a browser or program would that brings no form's token along. Where an address names
        a thing there are four signs: for a thing of the one who asks, one of another organisation that was filed, one of another
        organisation that was shown to nobody, and one that does not exist:
        y is answered, n may not, 0 is not there for them, s is sent to sign in, r is sent elsewhere, b is a bad request, . there is no such thing.
        """;

    // What the {Id} of an address names.
    private static readonly (string Prefix, Type Id)[] Named =
    [
        ("/services/{", typeof(ServiceId)),
        ("/api/v1/services/{", typeof(ServiceId)),
        ("/sandbox/{", typeof(SandboxApplicationId)),
        ("/findings/{", typeof(FindingId)),
        ("/compliance/waivers/{", typeof(WaiverId)),
        ("/documents/{", typeof(DocumentId)),
        ("/imports/{", typeof(ImportRunId)),
        ("/audits/runs/{", typeof(AuditRunId)),
        ("/admin/security/{", typeof(SecurityEventId)),
        ("/admin/people/{", typeof(PersonId)),
        ("/admin/reviews/{", typeof(AccessReviewId)),
    ];

    private static readonly Dictionary<string, string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/compliance/{Id}"] = "/compliance/" + ObligationCatalogue.All[0].Id,
        ["/ledger/{Index:long}"] = "/ledger/1",
        ["/network/{Network}/imports"] = "/network/demonstration/imports",
        ["/network/{Network}/nodes"] = "/network/demonstration/nodes",
        ["/network/{network}/nodes.csv"] = "/network/demonstration/nodes.csv",
        ["/network/{Network}/sites"] = "/network/demonstration/sites",
        ["/network/{Network}/sites/{Id}"] = "/network/demonstration/sites/isb1",
        ["/network/{Network}/sites/{Id}/inspect"] = "/network/demonstration/sites/isb1/inspect",
        ["/register/{code}"] = "/register/PITB-0001",
        ["/public/v1/services/{code}"] = "/public/v1/services/PITB-0001",
        ["/public/v1/services/{code}.jsonld"] = "/public/v1/services/PITB-0001.jsonld",
    };

    [Fact]
    [Asvs("8.2.1")]
    public async Task Routes_ByEveryPersonaAndAStranger_AnswerWhatWasAgreed()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var known = DemoPeople.Personas.Select(p => p.Id).ToList();
        var people = await db.People.AsNoTracking().Where(p => known.Contains(p.Id)).ToListAsync();
        var personas = people.OrderBy(RoleOf).ThenBy(p => p.Email, StringComparer.Ordinal).ToList();
        var visitors = new List<(Person? Person, HttpClient Client)> { (null, portal.Visitor()) };
        foreach (var person in personas) visitors.Add((person, await portal.ClientAsync(person.Name.En)));

        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var (method, route) in Routes())
        {
            var answers = new List<string>();
            foreach (var (person, client) in visitors) answers.Add(await AnswersAsync(db, client, person ?? personas[0], method, route));
            rows.Add(($"{method} {route}", answers));
        }

        foreach (var (_, client) in visitors) client.Dispose();
        AccessTable.Agree("routes.txt", Legend, [Stranger, .. personas.Select(p => $"{RoleOf(p)}: {p.Name.En}")], rows);
    }

    private static Role RoleOf(Person person) => person.RolesAt(person.OrganisationId, TimeProvider.System.TodayInPakistan())[0];

    private IEnumerable<(string Method, string Route)> Routes() =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(e => Methods(e).Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/'))))
            .Distinct()
            .OrderBy(r => r.Item2, StringComparer.Ordinal).ThenBy(r => r.m, StringComparer.Ordinal);

    // A page also takes the posts of its forms; what stands behind them is a use case of its own.
    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        ? ["GET"]
        : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    private static async Task<string> AnswersAsync(PortalDbContext db, HttpClient client, Person person, string method, string route)
    {
        if (Plain.TryGetValue(route, out var address)) return await SignAsync(client, method, address);
        if (Named.FirstOrDefault(n => route.StartsWith(n.Prefix, StringComparison.Ordinal)).Id is not { } id) return await SignAsync(client, method, Filled(route, "x"));
        var signs = new List<string>();
        foreach (var whose in Enum.GetValues<Whose>())
        {
            var target = await Targets.FindAsync(db, id, person, whose);
            signs.Add(target is null ? "." : await SignAsync(client, method, Filled(route, target.Id.ToString())));
        }

        return string.Concat(signs);
    }

    private static string Filled(string route, string id) => Parameter().Replace(route.Replace("{Section}", "about", StringComparison.Ordinal), id);

    private static async Task<string> SignAsync(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            // A page that is closed to somebody says it is not for them or not there, whichever it finds out first.
            HttpStatusCode.NotFound or HttpStatusCode.Forbidden when answer.Content.Headers.ContentType?.MediaType == "text/html" => "0",
            HttpStatusCode.NotFound => "0",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "n",
            HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.MethodNotAllowed => "b",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
                new Uri(client.BaseAddress!, answer.Headers.Location!).AbsolutePath == "/signin" ? "s" : "r",
            _ when answer.IsSuccessStatusCode => "y",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
