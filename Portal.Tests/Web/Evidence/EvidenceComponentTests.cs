using Bunit;
using Portal.Application.Evidence;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;
using Portal.Tests.Application.Evidence;
using Portal.Tests.Support;
using Portal.Web.Features.Evidence;
using Portal.Web.Features.Services;
using Xunit;

namespace Portal.Tests.Web.Evidence;

public sealed class EvidenceComponentTests : ComponentTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = new('a', 64);
    private static readonly Principal Canister = ScriptedNetwork.Principal("canister");
    private static readonly Principal Subnet = ScriptedNetwork.Principal("subnet");
    private static readonly Principal Board = ScriptedNetwork.Principal("board");

    private static Placement Part => Filings.Placements.Items[0] with
    {
        Kind = PlacementKind.SubnetCanister,
        Subnet = Subnet.Text,
        Canisters = [Canister.Text],
        ModuleHash = Hash,
        Controllers = [Board.Text],
        AccreditedFor = null,
        AccreditedUntil = null,
    };

    private static EvidenceContent Content => new() { Subnet = Subnet.Text, SubnetKey = "aa", ModuleHash = Hash, Controllers = [Board.Text] };

    public static TheoryData<EvidenceVerdict> Verdicts => [.. Enum.GetValues<EvidenceVerdict>()];

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void VerdictChip_OfEachVerdict_IsGreenOnlyWhereAccepted(EvidenceVerdict verdict)
    {
        var chip = Render<VerdictChip>(p => p.Add(c => c.Verdict, verdict));

        Assert.NotNull(chip.Find("svg"));
        Assert.Equal(verdict == EvidenceVerdict.Accepted, chip.Markup.Contains("pass", StringComparison.Ordinal));
    }

    [Fact]
    public void MatchTable_WhenTheCodeIsAnother_SaysWhichDiffers()
    {
        var same = Render<MatchTable>(p => p.Add(t => t.Part, Part).Add(t => t.Content, Content));
        var other = Render<MatchTable>(p => p.Add(t => t.Part, Part).Add(t => t.Content, Content with { ModuleHash = new string('b', 64) }));

        Assert.DoesNotContain("o-fail", same.Markup, StringComparison.Ordinal);
        Assert.Single(other.FindAll("tr"), row => row.InnerHtml.Contains("o-fail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Certified", "Claimed only")]
    [InlineData("ur", "تصدیق شدہ", "صرف دعویٰ")]
    public void PlacementTable_OfACanister_SaysWhetherTheNetworkCertifiesIt(string language, string certified, string claimed)
    {
        Speak(language);
        var proved = Render<PlacementTable>(p => p.Add(t => t.Placements, [Part]).Add(t => t.ProvedOn, new Dictionary<string, string> { [Canister.Text] = Subnet.Text }));
        var moved = Render<PlacementTable>(p => p.Add(t => t.Placements, [Part]).Add(t => t.ProvedOn, new Dictionary<string, string> { [Canister.Text] = Board.Text }));
        var unproved = Render<PlacementTable>(p => p.Add(t => t.Placements, [Part]));

        Assert.Contains(certified, proved.Find("td:last-child").TextContent, StringComparison.Ordinal);
        Assert.Contains(claimed, moved.Find("td:last-child").TextContent, StringComparison.Ordinal);
        Assert.Contains(claimed, unproved.Find("td:last-child").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void EvidencePast_OfAnswers_LeadsToEachAndTellsWhatWasRefused()
    {
        var (accepted, refused) = (EvidenceId.New(), EvidenceId.New());
        var past = Render<EvidencePast>(p => p.Add(c => c.Rows,
        [
            new EvidenceRow(accepted, Canister.Text, Now, EvidenceVerdict.Accepted, true, true), new EvidenceRow(refused, Canister.Text, Now, EvidenceVerdict.Unreachable, true, false),
        ]));

        Assert.Equal([$"/evidence/{accepted.Value}", $"/evidence/{refused.Value}"], past.FindAll("li a").Select(a => a.GetAttribute("href")));
        Assert.Single(past.FindAll("li .c-fail"));
    }

    [Fact]
    public void SubnetNodes_WhenNothingIsDeclared_SaysSoOfEachNode()
    {
        var watch = CanisterWatch.Begin(ServiceId.New(), ScriptedNetwork.Name, Canister.Text, Now);
        var subnet = SubnetWatch.Begin(ScriptedNetwork.Name, Subnet.Text, Now);
        var nodes = Render<SubnetNodes>(p => p.Add(c => c.Proof, new CanisterProof(watch, Part, true, subnet,
        [
            new ProvedNode(Board.Text, "PK", "op", "NTC", "isb"), new ProvedNode(Canister.Text, null, "", "", ""),
        ])));

        Assert.Equal(2, nodes.FindAll("tbody tr").Count);
        Assert.Contains("Pakistan", nodes.Markup, StringComparison.Ordinal);
        Assert.Equal(3, nodes.FindAll("tbody td").Count(c => c.TextContent.Contains("Not declared", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DriftKind.ForeignNode, "SG,CH", "Singapore, Switzerland")]
    [InlineData(DriftKind.TooFewOperators, "1", "1")]
    [InlineData(DriftKind.CodeChanged, "abcd", "abcd")]
    [InlineData(DriftKind.CanisterGone, "", "None")]
    public void DriftValues_OfEachKind_AreWrittenForReaders(DriftKind kind, string lines, string words) =>
        Assert.Equal(words, Render<DriftValues>(p => p.Add(v => v.Kind, kind).Add(v => v.Lines, lines)).Find(".prins").TextContent.Trim());
}
