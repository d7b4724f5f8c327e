using Bunit;
using Portal.Application.Organisations;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Tests.Support;
using Portal.Web.Features.Administration;
using Xunit;

namespace Portal.Tests.Web.Administration;

public sealed class OrganisationTreeTests : ComponentTest
{
    private static readonly OrganisationBranch Customs = Branch("CUST", "Customs", "کسٹمز", 0, new(3, 0));
    private static readonly OrganisationBranch Revenue = Branch("FBR", "Revenue", "محصولات", 1, new(4, 1));
    private static readonly OrganisationBranch Exchange = Branch("SECP", "Exchange", "ایکسچینج", 0, new(0, 0));
    private static readonly OrganisationBranch Finance = Branch("MOF", "Finance", "خزانہ", 2, new(1204, 1));
    private static readonly OrganisationBranch Interior = Branch("MOI", "Interior", "داخلہ", 0, null);

    private readonly List<OrganisationId> _asked = [];

    [Fact]
    public void Tree_UnfoldsWhatIsAskedFor_Once()
    {
        var tree = Drawn();
        Assert.Equal(["Finance", "Interior"], Names(tree));
        var twist = tree.Find("button");
        Assert.Equal(("false", "Organisations under Finance"), (twist.GetAttribute("aria-expanded"), twist.GetAttribute("aria-label")));
        Assert.Null(twist.GetAttribute("aria-controls"));

        twist.Click();
        Assert.Equal(["Finance", "Exchange", "Revenue", "Interior"], Names(tree));
        twist = tree.Find("button");
        Assert.Equal("true", twist.GetAttribute("aria-expanded"));
        Assert.Equal(["Exchange", "Revenue"], tree.FindAll($"#{twist.GetAttribute("aria-controls")} .name").Select(n => n.TextContent));

        twist.Click();
        Assert.Equal(["Finance", "Interior"], Names(tree));
        tree.Find("button").Click();
        Assert.Equal([Finance.Id], _asked);
    }

    [Fact]
    public void Figures_LeadToTheirLists_AndAreSilentWhereNothingIsKnown()
    {
        var tree = Drawn();
        var lines = tree.FindAll(".branch");
        Assert.Equal(["/services?org=MOF", "/services?outcome=Fail&org=MOF"], lines[0].QuerySelectorAll(".branch-figures a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["1,204 services", "1 failing"], lines[0].QuerySelectorAll(".branch-figures a").Select(a => a.TextContent.Trim()));
        Assert.Null(lines[1].QuerySelector(".branch-figures"));
        tree.Find("button").Click();
        Assert.Equal("0 services", tree.FindAll(".branch")[1].QuerySelector(".branch-figures")!.TextContent.Trim());
    }

    [Fact]
    public void Place_IsOpenFromTheStart_AndSaysWhichOneItIs()
    {
        var tree = Drawn(new Dictionary<OrganisationId, IReadOnlyList<OrganisationBranch>> { [Finance.Id] = [Exchange, Revenue], [Revenue.Id] = [Customs] }, Revenue.Id);
        Assert.Equal(["Finance", "Exchange", "Revenue", "Customs", "Interior"], Names(tree));
        Assert.Equal("Revenue", Assert.Single(tree.FindAll("[aria-current=page]")).TextContent);
        Assert.Empty(_asked);
    }

    [Fact]
    public void Names_StandInTheOrderOfTheReadersAlphabet()
    {
        Speak("ur");
        var tree = Drawn();
        Assert.Equal(["خزانہ", "داخلہ"], Names(tree));
        tree.Find("button").Click();
        Assert.Equal(["خزانہ", "ایکسچینج", "محصولات", "داخلہ"], Names(tree));
        Assert.Equal("خزانہ کے ماتحت ادارے", tree.Find("button").GetAttribute("aria-label"));
    }

    private IRenderedComponent<OrganisationTree> Drawn(IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationBranch>>? unfolded = null, OrganisationId? current = null) =>
        Render<OrganisationTree>(p => p.Add(t => t.Label, "Organisations").Add(t => t.Roots, [Finance, Interior]).Add(t => t.Unfolded, unfolded).Add(t => t.Current, current).Add(t => t.Unfold, Below));

    private Task<IReadOnlyList<OrganisationBranch>> Below(OrganisationId above)
    {
        _asked.Add(above);
        return Task.FromResult<IReadOnlyList<OrganisationBranch>>(above == Finance.Id ? [Exchange, Revenue] : [Customs]);
    }

    private static string[] Names(IRenderedComponent<OrganisationTree> tree) => [.. tree.FindAll(".name").Select(n => n.TextContent)];

    private static OrganisationBranch Branch(string code, string english, string urdu, int below, BranchFigures? figures) =>
        new(OrganisationId.New(), code, new LocalizedText(english, urdu), null, below, figures);
}
