using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance;

/// <summary>What is said about why an answer is asked, and how a verdict is mended, holds against the checks themselves.</summary>
public sealed class GroundsTests
{
    private static readonly string[] Settled = ["Met", "NotConcerned", "Approved", "OffshoreAllowed"];

    public static TheoryData<string> Obligations => [.. ObligationCatalogue.All.Select(o => o.Id)];

    [Fact]
    public void Fields_AreAllAskedByLawOrByThePortal_NeverByBoth()
    {
        Assert.InRange(ContentField.All.Count, 60, 100);
        Assert.Equal(ContentField.All.Count, ContentField.All.Distinct().Count());
        Assert.All(ContentField.All, field => Assert.NotEqual(FieldGrounds.Of(field).Obligations.Count > 0, FieldGrounds.Of(field).Purpose is not null));
    }

    [Theory]
    [MemberData(nameof(Obligations))]
    public void Reads_NamesFieldsThatThereAre(string id)
    {
        Assert.NotEmpty(FieldGrounds.ReadBy(id));
        Assert.Empty(FieldGrounds.ReadBy(id).Except(ContentField.All));
    }

    // Random filings in which one answer after another is changed: what turns a verdict has to be named, and what is named has to be used.
    [Fact]
    public void Reads_IsWhatTheChecksReallyRead()
    {
        var (decisive, used) = ContentVariation.Observe(seed: 7, filings: 600);
        Assert.All(ObligationCatalogue.All, obligation =>
        {
            var named = FieldGrounds.ReadBy(obligation.Id);
            Assert.Empty(decisive[obligation.Id].Except(named));
            Assert.Empty(named.Except(used[obligation.Id]));
        });
    }

    [Theory]
    [MemberData(nameof(Obligations))]
    public void Remedies_AreThereForEveryReasonThatCallsForActionAndForNoOther(string id)
    {
        var obligation = ObligationCatalogue.Find(id)!;
        foreach (var reason in obligation.Reasons.Except(Settled))
        {
            var remedy = Remedies.For(id, reason);
            Assert.True(remedy is { Steps.Count: > 0 }, $"{id} {reason} has no remedy");
            if (remedy.Field is { } field) Assert.Contains(field, FieldGrounds.ReadBy(id).Append(new(ServiceSectionName.Placements, nameof(Placement.Role))));
            else Assert.Equal("DOC-FRESH", id);
        }

        Assert.All(Settled, reason => Assert.Null(Remedies.For(id, reason)));
    }

    [Fact]
    public void Steps_AreAllUsed()
    {
        var used = ObligationCatalogue.All.SelectMany(o => o.Reasons.Select(r => Remedies.For(o.Id, r))).OfType<Remedy>().SelectMany(r => r.Steps).ToHashSet();
        Assert.Empty(Enum.GetValues<RemedyStep>().Except(used));
    }

    [Fact]
    public void Row_OfAVerdictThatOnePartBringsAbout_IsThatPart()
    {
        var facts = new ServiceFacts
        {
            Today = new DateOnly(2026, 11, 20),
            Data = new ServiceData { Class = DataClass.Restricted },
            Placements = [new Placement { Kind = PlacementKind.DataCentre }, new Placement { Role = PlacementRole.Backup, Kind = PlacementKind.PublicCloud }],
        };
        var obligation = ObligationCatalogue.Find("CFP-CLASS")!;
        var verdict = obligation.Check(facts, new PolicyParameters());
        Assert.Equal(1, Remedies.For("CFP-CLASS", verdict.Reason)!.Row(obligation, verdict, facts, new PolicyParameters()));
    }

    [Theory]
    [InlineData(ServiceSectionName.About, "NameUr", "Name")]
    [InlineData(ServiceSectionName.About, "SummaryUr", "SummaryUr")]
    [InlineData(ServiceSectionName.Flows, "Items[3]Country", "Country")]
    [InlineData(ServiceSectionName.Flows, "flow-add", null)]
    [InlineData(ServiceSectionName.Data, "Country", null)]
    public void OfControl_NamesTheQuestionItAsks(ServiceSectionName section, string control, string? name) => Assert.Equal(name, ContentField.OfControl(section, control)?.Name);
}
