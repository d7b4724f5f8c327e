using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Tokens;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Imports;
using Portal.Domain.Tokens;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Tokens;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// Services that provincial systems begin, fill in and submit through the API of the real program, each system with a token of its own and several at once; beside
/// it as many drafts that an import brings in. One system alone is held back by the limit of its token, which is reckoned in.
/// </summary>
internal sealed class ApiMeasure : IMeasure
{
    private const int Systems = 8;
    private const int OfEach = 60;
    private const int Imported = 20_000;

    // What a token may ask for unless the portal is told otherwise (docs/guide/api.md).
    private const double RequestsPerMinute = 600;

    private const double ANight = 10_000;
    private const double HoursOfANight = 8;

    public string Name => "api";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        var filers = BenchPortal.OnePerOrganisation(Role.ProvincialItOfficer).Take(Systems).ToList();
        await portal.Services.GetRequiredService<TokenKeys>().LoadAsync(ct);
        List<string> tokens = [];
        foreach (var filer in filers) tokens.Add(await TokenAsync(portal, filer, ct));
        var requests = new Percentiles();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Portal"] = portal.ConnectionString,
            ["Access__Keys__MasterKeyFile"] = portal.MasterKey,
            ["Api__RequestsPerMinute"] = "1000000",
        };
        double perSecond;
        await using (var program = await PortalProcess.StartAsync(bench.Folder("api"), frugal: false, ct, settings))
        {
            // The first of them compiles code and plans.
            await RegisterAsync(program, tokens, 5, new Percentiles(), ct);
            perSecond = await RegisterAsync(program, tokens, OfEach, requests, ct);
        }

        var alone = Math.Min(perSecond, RequestsPerMinute / 60 / ProvincialSystem.RequestsOfOne);
        return
        [
            new Figure(Name, $"services begun, filled in and submitted by {Systems} systems at once", perSecond, "/s") { ComparedWith = "drafts that an import brings in", Comparison = await ImportedAsync(portal, filers[0], ct) },
            new Figure(Name, "requests of which they are made, p95", requests.P95, "ms") { ComparedWith = "p50", Comparison = requests.P50 },
            new Figure(Name, $"{ANight:#,0} services of one system, at {RequestsPerMinute:#,0} requests a minute", ANight / alone / 3600, "h") { Bar = new Bar(HoursOfANight) },
        ];
    }

    private static async Task<string> TokenAsync(BenchPortal portal, PersonId filer, CancellationToken ct)
    {
        var id = ApiTokenId.New();
        var organisation = DemoPeople.All.First(p => p.Id == filer).OrganisationCode;
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        await portal.DemandAsync(BenchPortal.People(Role.PdaAdministrator)[0], new CreateTokenCommand(id, organisation, filer, "Night work", [Permissions.Services.Read, Permissions.Services.Register], until), ct);
        var version = await portal.InDbAsync(db => db.ApiTokens.Where(t => t.Id == id).Select(t => t.Version).SingleAsync(ct));
        return await portal.DemandAsync(filer, new IssueTokenCommand(id, version), ct);
    }

    private static async Task<double> RegisterAsync(PortalProcess program, List<string> tokens, int each, Percentiles requests, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(tokens.Select(async token =>
        {
            using var system = new ProvincialSystem(program.Address, token, requests);
            for (var i = 0; i < each; i++) await system.RegisterAsync(ct);
        }));
        return tokens.Count * each / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> ImportedAsync(BenchPortal portal, PersonId importer, CancellationToken ct)
    {
        var import = await FileImport.UploadAsync(portal, importer, File(), ct);
        await import.CheckAsync(Map, ct);
        var seconds = await import.RunAsync(ct);
        var done = (await import.FindAsync(ct)).Progress;
        if (done.Added != Imported) throw new InvalidOperationException($"Of {Imported} rows {done.Added} came in.");
        await import.UndoAsync(ct);
        return Imported / seconds;
    }

    private static ImportMap Map { get; } = new()
    {
        Name = "night",
        Key = ["key"],
        Organisation = new ImportedOwner { Kind = ImportOwnership.Own },
        Fields = new Dictionary<ImportField, ImportedField>
        {
            [ImportField.NameEn] = new() { Column = "name", Required = true },
            [ImportField.NameUr] = new() { Column = "name_ur" },
            [ImportField.SummaryEn] = new() { Column = "summary" },
            [ImportField.LegalBasis] = new() { Column = "basis" },
            [ImportField.SecurityContact] = new() { Column = "contact" },
            [ImportField.DataClass] = new() { Column = "class" },
            [ImportField.RetentionDays] = new() { Column = "retention" },
            [ImportField.EncryptedAtRest] = new() { Column = "encrypted" },
            [ImportField.PrimaryCountry] = new() { Column = "country" },
            [ImportField.PrimaryKind] = new() { Column = "kind" },
            [ImportField.PrimarySite] = new() { Column = "site" },
        },
    };

    private static string File()
    {
        var text = new StringBuilder("key,name,name_ur,summary,basis,contact,class,retention,encrypted,country,kind,site\n");
        for (var i = 0; i < Imported; i++)
            text.Append(CultureInfo.InvariantCulture, $"N{i},Stamp duty assessment {i},اسٹامپ ڈیوٹی کی تشخیص {i},Assesses stamp duty on transfers of property.,Stamp Act 1899,security@revenue.example,Restricted,365,Y,Pakistan,data centre,First site\n");
        return text.ToString();
    }
}
