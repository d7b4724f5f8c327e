using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Portal.Tests.Domain.Compliance;
using Xunit;
using static Portal.Tests.Oscal.OscalSamples;
using Outcome = Portal.Domain.Compliance.Outcome;

namespace Portal.Tests.Oscal;

/// <summary>What was written is read back as it was, whatever it says.</summary>
public sealed class OscalRoundTripTests
{
    // Texts as a database can hold them, white space and quotation marks at every place.
    private static readonly Gen<string> Texts =
        Gen.Elements(' ', '\t', '\n', '\r', '"', '\\', '<', '-', 'a', 'Z', '0', 'ک', '۔', '\u2028', '\u00A0', '\uFEFF', '=', '{').ArrayOf().Select(letters => new string(letters));

    private static readonly Gen<ObligationResult> Verdicts =
        from example in Gen.Elements<ObligationExamples.Example>(ObligationExamples.All)
        from outcome in Gen.Elements(Enum.GetValues<Outcome>())
        from text in Texts
        from waiver in Gen.Elements(null, new AppliedWaiver(WaiverId.New(), "W-2026-0007", new DateOnly(2027, 2, 28)))
        let found = VerdictOf(example)
        let args = found.Args.Select(a => a.StartsWith("t:", StringComparison.Ordinal) ? "t:" + text : a).ToArray()
        select new ObligationResult(example.Obligation, new Verdict(outcome, found.Reason, args)) { Waiver = waiver };

    [Fact]
    public void Results_WhenReadBack_AreTheSameVerdicts() => Prop.ForAll(Verdicts.ListOf().ToArbitrary(), results =>
    {
        var written = Service([.. results.DistinctBy(r => r.ObligationId)]);
        var read = ReadAsync(ResultsAsync(written).Result).Result.Results!.Single();
        return read.Id == written.Id && read.Code == written.Code && read.PolicyNumber == written.PolicyNumber && read.EvaluatedAt == written.EvaluatedAt && read.Results.SequenceEqual(written.Results);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Values_WhenReadBack_AreTheSameText() => Prop.ForAll(Texts.ToArbitrary(), text => OscalValue.Read(OscalValue.Write(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Catalog_WhenReadBack_SaysWhatThePolicySays() => Prop.ForAll(Contents.ToArbitrary(), content =>
    {
        var read = ReadAsync(CatalogAsync(content).Result).Result.Catalog!;
        var again = read.Values.Aggregate(Shipped, (c, v) => PolicyField.Find(v.Key)!.Write(c, PolicyField.Find(v.Key)!.Take(v.Value).Value));
        return read.PolicyNumber == 3 && read.Unknown.Count == 0 && again.Hash == content.Hash;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Catalog_OfSomebodyElse_GivesWhatThePortalKnowsAndNamesTheRest()
    {
        const string Document = """
            { "catalog": { "uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
              "metadata": { "title": "Another", "last-modified": "2026-01-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1" },
              "groups": [ { "title": "Group", "params": [ { "id": "MinSites", "values": ["4"] } ],
                "groups": [ { "title": "Below", "controls": [ { "id": "ac-1", "title": "Access", "controls": [ { "id": "REP-SITES", "title": "Sites", "params": [ { "id": "other" } ] } ] } ] } ] } ] } }
            """;
        var read = (await ReadAsync(Encoding.UTF8.GetBytes(Document))).Catalog!;
        Assert.Equal(new Dictionary<string, string> { ["MinSites"] = "4", ["On.REP-SITES"] = "on" }, read.Values);
        Assert.Equal(["other", "ac-1"], read.Unknown);
        Assert.Null(read.PolicyNumber);
    }

    [Fact]
    public void Parts_WhenReadBack_AreTheSameToTheLastLetter() => Prop.ForAll(Parts.ListOf().ToArbitrary(), parts =>
    {
        var read = ReadAsync(ComponentsAsync(Detail with { Content = Content with { Placements = new([.. parts]) } }).Result).Result.Components!;
        return read.Id == Detail.Id && read.Code == Detail.Code && ContentComparison.Between(ServiceSectionName.Placements, new ServicePlacements([.. parts]), read.Parts).Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Components_WhenReadBack_CarryTheVerdictsOfTheService()
    {
        var read = Assert.Single((await ReadAsync(await ComponentsAsync(Detail))).Results!);
        Assert.Equal((Detail.Id, Detail.Code, 3), (read.Id, read.Code, read.PolicyNumber));
        Assert.Equal(Detail.Compliance!.EvaluatedAt, read.EvaluatedAt);
        Assert.Equal(Detail.Compliance.Results, read.Results);
    }

    [Fact]
    public void Plan_WhenReadBack_NamesTheSameFindings() => Prop.ForAll(Verdicts.NonEmptyListOf().ToArbitrary(), results =>
    {
        var open = results.Select((result, i) => Finding(result with { Waiver = null }, Enum.GetValues<FindingState>()[i % Enum.GetValues<FindingState>().Length], i + 1)).ToArray();
        var read = ReadAsync(PlanAsync(open).Result).Result.Plan!;
        return read.Id == Detail.Id && open.OrderBy(f => f.Code, StringComparer.Ordinal).Select(f => (f.Code, f.State, f.DueOn, f.ObligationId, f.Reason, string.Join('|', f.Args)))
            .SequenceEqual(read.Items.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => (i.Code, i.State, i.DueOn, i.Result.ObligationId, i.Result.Verdict.Reason, string.Join('|', i.Result.Verdict.Args))));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"part\"", "\"port\"")]
    [InlineData("service-code", "service-name")]
    [InlineData("\"value\":\"Primary\"", "\"value\":\"17\"")]
    [InlineData("\"evaluated-at\"", "\"evaluated-on\"")]
    public async Task Read_OfComponentsWithoutThePortalsOwnProperties_SaysThatTheyAreForeign(string what, string instead)
    {
        var text = Encoding.UTF8.GetString(await ComponentsAsync(Detail)).Replace(what, instead, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal("Oscal.Foreign", (await OscalReader.ReadAsync(stream, CancellationToken.None)).Error?.Code);
    }

    [Theory]
    [InlineData("\"finding\"", "\"foundling\"")]
    [InlineData("\"due-on\"", "\"due-off\"")]
    [InlineData("\"value\":\"New\"", "\"value\":\"99\"")]
    [InlineData("\"observation-uuid\":\"", "\"observation-uuid\":\"00000000-0000-0000-0000-000000000000\",\"x\":\"")]
    public async Task Read_OfAPlanWithoutThePortalsOwnProperties_SaysThatItIsForeign(string what, string instead)
    {
        var text = Encoding.UTF8.GetString(await PlanAsync(Finding(Results(Outcome.Fail)[0], FindingState.New, 1))).Replace(what, instead, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal("Oscal.Foreign", (await OscalReader.ReadAsync(stream, CancellationToken.None)).Error?.Code);
    }

    [Theory]
    [InlineData("", "Oscal.NotReadable")]
    [InlineData("{\"component-definition\":{}}", "Oscal.NotReadable")]
    [InlineData("{\"plan-of-action-and-milestones\":{\"uuid\":7}}", "Oscal.NotReadable")]
    [InlineData("[]", "Oscal.NotReadable")]
    [InlineData("{\"catalog\":{}}", "Oscal.NotReadable")]
    [InlineData("{\"catalog\":7}", "Oscal.NotReadable")]
    [InlineData("null", "Oscal.OtherKind")]
    [InlineData("{\"profile\":{}}", "Oscal.OtherKind")]
    public async Task Read_OfWhatIsNoDocument_SaysSo(string text, string code)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, (await OscalReader.ReadAsync(stream, CancellationToken.None)).Error?.Code);
    }

    [Theory]
    [InlineData("service-id", "service-ix")]
    [InlineData("\"found\"", "\"founds\"")]
    [InlineData("CFP-CLASS_smt", "CFP-OTHER_smt")]
    [InlineData("\"value\":\"Fail\"", "\"value\":\"17\"")]
    [InlineData("\"e:", "\"\\u0022e:")]
    public async Task Read_OfResultsWithoutThePortalsOwnProperties_SaysThatTheyAreForeign(string what, string instead)
    {
        var text = Encoding.UTF8.GetString(await ResultsAsync(Service(Results(Outcome.Fail)))).Replace(what, instead, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal("Oscal.Foreign", (await OscalReader.ReadAsync(stream, CancellationToken.None)).Error?.Code);
    }

    private static readonly Gen<Placement> Parts =
        from role in Gen.Elements(Enum.GetValues<PlacementRole>())
        from kind in Gen.Elements<PlacementKind?>([null, .. Enum.GetValues<PlacementKind>()])
        from country in Gen.Elements(null, "PK", "SG")
        from site in Texts
        from @operator in Texts
        from level in Gen.Elements<DataClass?>([null, .. Enum.GetValues<DataClass>()])
        from canisters in Gen.Elements<string>("rrkah-fqaaa-aaaaa-aaaaq-cai", "aaaaa-aa").ListOf()
        from synthetic in Gen.Elements(true, false)
        select new Placement
        {
            Key = Guid.CreateVersion7(),
            Role = role,
            Kind = kind,
            Country = country,
            Site = site,
            Operator = @operator,
            OperatorJurisdiction = country,
            AccreditedFor = level,
            AccreditedUntil = level is null ? null : new DateOnly(2028, 2, 29),
            Subnet = canisters.Count > 0 ? "aaaaa-aa" : "",
            Canisters = [.. canisters],
            ModuleHash = canisters.Count > 0 ? new string('a', Placement.HashLength) : "",
            Controllers = [.. canisters],
            IsSynthetic = synthetic,
        };

    private static Gen<PolicyContent> Contents =>
        from switched in Gen.SubListOf(ObligationCatalogue.All.Select(o => o.Id))
        from sites in Gen.Choose(1, 10)
        from countries in Gen.SubListOf(["AE", "IN", "IL", "SG", "US"])
        from places in Gen.SubListOf(Enum.GetValues<PlacementKind>())
        from keys in Gen.Elements(Enum.GetValues<DataClass>())
        from entities in Gen.SubListOf(Enum.GetValues<FinancialEntity>())
        select new PolicyContent([.. ObligationCatalogue.All.Select(o => o.Id).Where(switched.Contains)], new PolicyParameters
        {
            MinSites = sites,
            BarredCountries = [.. countries],
            AllowedKinds = new Dictionary<DataClass, IReadOnlyList<PlacementKind>>(new PolicyParameters().AllowedKinds) { [DataClass.Open] = [.. places] },
            KeysAtHomeFrom = keys,
            OffshoreApprovalFor = [.. entities],
        });
}
