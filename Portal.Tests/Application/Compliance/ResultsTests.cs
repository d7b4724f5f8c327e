using System.Text;
using Portal.Application.Common;
using Portal.Application.Compliance.Policies;
using Portal.Application.Compliance.Results;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;
using Portal.Infrastructure.Reports;
using Portal.Tests.Application.Compliance.Policies;
using Portal.Tests.Oscal;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Application.Compliance;

/// <summary>Results leave the portal, and come back to be looked at.</summary>
public sealed class ResultsTests(PolicyPortal portal) : IClassFixture<PolicyPortal>
{
    [Fact]
    public async Task Export_ByAnOfficer_HandsOverTheOwnServicesInTheOrderOfTheirCodes()
    {
        await JudgedAsync("PITB", 3);
        var others = await JudgedAsync("KPITB", 2);
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);

        var kept = await ExportAsync(officer, new ServiceFilter());

        Assert.All(kept, s => Assert.Equal("PITB", s.OrganisationCode));
        Assert.DoesNotContain(kept, s => others.Contains(s.Id));
        Assert.Equal(kept.Select(s => s.Code).Order(StringComparer.Ordinal), kept.Select(s => s.Code));
        Assert.All(kept, s => Assert.NotEmpty(s.Results));
        Assert.All(kept, s => Assert.NotNull(s.Content));
    }

    [Fact]
    [Asvs("8.2.2")]
    public async Task Export_OfAnothersService_HandsNothingOver()
    {
        var theirs = await JudgedAsync("KPITB", 1);
        var officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Empty(await ExportAsync(officer, new ServiceFilter(), theirs[0]));
        Assert.Single(await ExportAsync(portal.Auditor, new ServiceFilter(), theirs[0]));
    }

    [Fact]
    public async Task Export_OfAnObligation_HandsOverWhatTheListKeeps()
    {
        var mine = await JudgedAsync("GBIT", 4, fails: i => i % 2 == 0);
        var kept = await ExportAsync(portal.Auditor, new ServiceFilter { Organisation = "GBIT", Obligation = "SECP-SITE", Outcome = Outcome.Fail });
        Assert.Equal(new HashSet<ServiceId> { mine[0], mine[2] }, kept.Select(s => s.Id).ToHashSet());
    }

    [Theory]
    [Asvs("1.2.10")]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("@sum")]
    public async Task Table_OfAFormula_MakesItText(string name)
    {
        using var stream = new MemoryStream();
        var file = new CsvTable<ResultRow>(stream, ResultColumns.All, () => { });
        var service = OscalSamples.Service(OscalSamples.Results(Outcome.Fail), name);
        await new ResultRows(file, OscalSamples.Words).WriteAsync(new[] { service }.ToAsyncEnumerable(), CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        Assert.Equal(service.Results.Count, file.Rows);
        Assert.Contains($"'{name}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WhenAServiceHasMovedSince_NamesWhatIsOtherwise()
    {
        var service = (await JudgedAsync("AJKITB", 1))[0];
        var before = (await ExportAsync(portal.Auditor, new ServiceFilter(), service))[0];
        await portal.MoveAsync(service, "IN");
        await JudgeAsync();

        var read = new ReadStanding(service, before.Code, before.PolicyNumber, before.EvaluatedAt, before.Results);
        var unknown = read with { Id = ServiceId.New(), Code = "X-1" };
        var compared = (await portal.SendAsync(portal.Auditor, new CompareResultsQuery([read, unknown]))).Value;

        Assert.Contains(compared[0].Differences, d => d is { ObligationId: "SECP-SITE", Read.Outcome: Outcome.Pass, Stands.Outcome: Outcome.Fail });
        Assert.Null(compared[1].Id);
        var hidden = (await portal.SendAsync(await portal.PersonAsync("KPITB", Role.ProvincialItOfficer), new CompareResultsQuery([read]))).Value;
        Assert.Null(hidden[0].Id);
    }

    [Fact]
    public async Task Draft_OfValuesThatDiffer_SaysThemAndNothingElse()
    {
        var id = PolicyVersionId.New();
        var command = new DraftPolicyFromValuesCommand(id, "Read from a catalog", [new("MinSites", "2"), new("BarredCountries", "SG, IN,IL"), new("On.REP-SITES", "off")]);
        var number = await portal.SendAsync(portal.Drafter, command);
        Assert.Equal(number.Value, (await portal.SendAsync(portal.Drafter, command)).Value);

        var draft = await portal.ReadAsync(id);
        Assert.Equal(PolicyState.Draft, draft.State);
        Assert.Equal(["BarredCountries", "On.REP-SITES"], draft.Changes.Select(c => c.Field).Order(StringComparer.Ordinal));
        Assert.Equal(["IL", "IN", "SG"], draft.Parameters.BarredCountries);
    }

    [Fact]
    public async Task Draft_OfAValueOutOfItsRange_BeginsNothing()
    {
        var id = PolicyVersionId.New();
        var refused = await portal.SendAsync(portal.Drafter, new DraftPolicyFromValuesCommand(id, "Read", [new("MinSites", "99")]));
        Assert.Equal("Policy.OutOfRange", refused.Error!.Fields.Single().Code);
        Assert.Equal("Policy.NothingChanged", (await portal.SendAsync(portal.Drafter, new DraftPolicyFromValuesCommand(id, "Read", [new("MinSites", "2")]))).Error!.Code);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(portal.First, new DraftPolicyFromValuesCommand(id, "Read", [new("MinSites", "3")]))).Error);
    }

    private async Task<List<ServiceId>> JudgedAsync(string organisation, int count, Func<int, bool>? fails = null)
    {
        var made = await portal.RegisterAsync(organisation, count, fails);
        await JudgeAsync();
        return made;
    }

    private async Task JudgeAsync()
    {
        var run = await portal.StartAsync();
        Assert.Equal(AuditRunState.Completed, await portal.FinishAsync(run, await portal.BeginAsync(run), size: 100));
    }

    private async Task<List<ServiceResults>> ExportAsync(Person person, ServiceFilter filter, params ServiceId[] only)
    {
        var sink = new Kept();
        var sent = await portal.SendAsync(person, new ExportResultsQuery(filter, only, WithContent: true, sink));
        Assert.Equal(sink.Rows.Count, sent.Value.Rows);
        return sink.Rows;
    }

    private sealed class Kept : IRowSink<ServiceResults>
    {
        public List<ServiceResults> Rows { get; } = [];

        public async Task WriteAsync(IAsyncEnumerable<ServiceResults> rows, CancellationToken ct)
        {
            await foreach (var row in rows.WithCancellation(ct)) Rows.Add(row);
        }
    }
}
