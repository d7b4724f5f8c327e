using System.Text;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Xunit;
using static Portal.Tests.Oscal.OscalSamples;

namespace Portal.Tests.Oscal;

public sealed class OscalDocumentTests
{
    [OscalSchemaFact("catalog")]
    public async Task Catalog_OfAPolicy_IsWhatTheOfficialSchemaAllows() => await OscalSchema.AssertValidAsync("catalog", await CatalogAsync(Shipped));

    [OscalSchemaFact("component")]
    public async Task ComponentDefinition_OfAService_IsWhatTheOfficialSchemaAllows() => await OscalSchema.AssertValidAsync("component", await ComponentsAsync());

    [OscalSchemaFact("assessment-results")]
    public async Task AssessmentResults_OfEveryOutcome_AreWhatTheOfficialSchemaAllows()
    {
        var services = Enum.GetValues<Outcome>().Where(o => o != Outcome.Waived).Select(o => Service(Results(o))).Append(Service(Waived()));
        await OscalSchema.AssertValidAsync("assessment-results", await ResultsAsync([.. services]));
    }

    [OscalSchemaFact("assessment-results")]
    public async Task AssessmentResults_OfWordsThatOscalDoesNotAllow_AreWhatTheOfficialSchemaAllows()
    {
        var results = new[] { new ObligationResult("CFP-ACCR", Verdict.Undetermined("NotAccredited", Fact.Of(PlacementRole.Primary), Fact.Of(" \n\"two lines\"\u2028"))) };
        await OscalSchema.AssertValidAsync("assessment-results", await ResultsAsync(Service(results, " \n\t "), Service(results, "😀 <b>&\u0007")));
    }

    [OscalSchemaFact("poam")]
    public async Task PlanOfAction_OfEveryOpenState_IsWhatTheOfficialSchemaAllows()
    {
        var states = Enum.GetValues<FindingState>().Where(s => s != FindingState.Closed).ToArray();
        var open = Results(Outcome.Fail).Select((r, i) => Finding(r, states[i % states.Length], i + 1)).ToArray();
        var document = await PlanAsync(open);
        await OscalSchema.AssertValidAsync("poam", document);
        Assert.Equal(open.Length, System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty("plan-of-action-and-milestones").GetProperty("poam-items").GetArrayLength());
        Assert.Equal(document, await PlanAsync([.. open.Reverse()]));
    }

    [OscalSchemaFact("catalog")]
    public async Task Validator_OfADocumentThatLacksSomething_SaysWhat()
    {
        var broken = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(await CatalogAsync(Shipped)).Replace("\"version\":", "\"edition\":", StringComparison.Ordinal));
        var said = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => OscalSchema.AssertValidAsync("catalog", broken));
        Assert.Contains("must have required property 'version'", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_OfTheSameState_AreTheSameToTheLastByte()
    {
        Assert.Equal(await CatalogAsync(Shipped), await CatalogAsync(Shipped));
        Assert.Equal(await ComponentsAsync(), await ComponentsAsync());
        Assert.Equal(await ResultsAsync(Service(Results(Outcome.Fail))), await ResultsAsync(Service(Results(Outcome.Fail))));
    }

    [Fact]
    public async Task AssessmentResults_OfAnotherState_HaveAnotherName()
    {
        var before = await ResultsAsync(Service(Results(Outcome.Fail)));
        var after = await ResultsAsync(Service(Results(Outcome.Fail)) with { EvaluatedAt = DateTimeOffset.UnixEpoch });
        Assert.NotEqual(NameOf(before), NameOf(after));
    }

    [Fact]
    public async Task AssessmentResults_OfNothing_AreNotBegun()
    {
        using var stream = new MemoryStream();
        await new OscalResultsDocument(Words, stream, () => Assert.Fail("Begun.")).WriteAsync(AsyncEnumerable.Empty<Portal.Application.Compliance.Results.ServiceResults>(), CancellationToken.None);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public async Task AssessmentResults_OfAVerdict_SayWhatWasReadAndWhatItMeans()
    {
        var text = Encoding.UTF8.GetString(await ResultsAsync(Service(Results(Outcome.Fail))));
        Assert.Contains("\"name\":\"Country\",\"ns\":\"urn:uuid:", text, StringComparison.Ordinal);
        Assert.Contains("\"target-id\":\"CFP-CLASS_smt\",\"status\":{\"state\":\"not-satisfied\",\"reason\":\"fail\"}", text, StringComparison.Ordinal);
        Assert.Contains(Words.Title("CFP-CLASS").En, text, StringComparison.Ordinal);
    }

    // Worked out by another implementation of RFC 9562.
    [Fact]
    public void Names_AreUuidsOfVersion5() => Assert.Equal(new Guid("839fe497-252f-5bc8-8a6c-750232eb6c09"), OscalIds.Of("service", "1"));

    internal static IReadOnlyList<ObligationResult> Waived() =>
        [.. Results(Outcome.Fail).Select(r => r with { Waiver = new(new(Guid.Empty), "W-2026-0001", new DateOnly(2027, 1, 1)) })];

    private static string NameOf(byte[] document) => System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty("assessment-results").GetProperty("uuid").GetString()!;
}
