using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using NSubstitute;
using Portal.Application.PublicRegister;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.PublicRegister;
using Portal.Web.Security;
using Xunit;

namespace Portal.Tests.Web.PublicRegister;

public sealed class PublicPagesTests : ComponentTest
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly PublicBody Board = new("PITB", new("Punjab Information Technology Board", "پنجاب انفارمیشن ٹیکنالوجی بورڈ"));
    private static readonly PublicServiceCounts Counts = new(
        1284, [new OwnerCount("PITB", Board.Name, null, 412)], new Dictionary<Region, int> { [Region.Punjab] = 412, [Region.Sindh] = 300 },
        new Dictionary<ServiceState, int> { [ServiceState.Registered] = 1284 }, new Dictionary<DataClass, int> { [DataClass.Open] = 9 }, new Dictionary<string, int> { ["PK"] = 1280, ["AE"] = 4 });

    public PublicPagesTests()
    {
        var environment = Substitute.For<IWebHostEnvironment>();
        environment.WebRootFileProvider.Returns(new PhysicalFileProvider(Path.Combine(Repository.Root, "Portal.Web", "wwwroot")));
        Services.AddSingleton(environment).AddSingleton(new AccessOptions(Demo: false));
    }

    private static PublicService Service => new()
    {
        Code = "PITB-0042",
        Version = 2,
        Name = new("Birth certificates", "پیدائش کے سرٹیفکیٹ"),
        Summary = new("Registers births.", "پیدائش کا اندراج۔"),
        Organisation = Board,
        Region = Region.Punjab,
        State = ServiceState.Registered,
        RegisteredSince = At,
        Changed = At,
        LegalBasis = "Local Government Act",
        Audience = "Parents",
        Class = DataClass.Restricted,
        PersonalData = PersonalDataTier.Sensitive,
        Offer = new([ServiceChannel.Web], ["ur", "xx"], 0, 1, []),
        Sites = [new("AE", PlacementRole.Backup, PlacementKind.PublicCloud, "Region 1", "Cloud Co", false), new("PK", PlacementRole.Primary, PlacementKind.DataCentre, "Lahore 1", "NTC", false)],
        SitesWithheld = false,
        DataSets = [new(Guid.Empty, "Births by district", DataClass.Open)],
        OtherDataSets = 2,
        Compliance = new(Outcome.Fail, 30, 2, 1, 1, 3, At),
        LastAudit = new("AR-2026-001", At),
        Decisions = [new("service.registered", At, new("PDA", new("Pakistan Digital Authority", "پاکستان ڈیجیٹل اتھارٹی")), 117, new string('a', 64))],
        Checkpoint = new(200, new string('b', 64), At),
    };

    [Fact]
    public void List_ShowsEachChoiceWithItsCount_AndKeepsWhatWasChosen()
    {
        var page = RenderList(new() { Region = "Sindh", Q = "birth" }, Row());

        Assert.Equal(["Any", "Punjab (412)", "Sindh (300)"], page.FindAll("#region option").Select(o => o.TextContent));
        Assert.Equal("Sindh", page.Find("#region option[selected]").GetAttribute("value"));
        Assert.Equal("birth", page.Find("#q").GetAttribute("value"));
        Assert.Equal("get", page.Find("form").GetAttribute("method"));
        Assert.Equal("/register/PITB-0042", page.Find("tbody th a").GetAttribute("href"));
        Assert.Contains("1,284 services", page.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[onclick]"));
    }

    [Fact]
    public void List_InTheMiddle_LinksToThePagesBesideWithItsFilters()
    {
        var page = RenderList(new() { Region = "Punjab", At = "here" }, Row());
        Assert.Equal(["/register?region=Punjab&at=before", "/register?region=Punjab&at=after"], page.FindAll(".pager a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public void List_WithoutAnything_SaysWhatToDo() => Assert.Contains("Take a filter away", RenderList(new() { Q = "nothing" }).Find(".empty").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Free of charge", "1 working day", "2 more data sets are not public.", "Pakistan Digital Authority")]
    [InlineData("ur", "مفت", "1 یومِ کار", "مزید 2 ڈیٹا سیٹ عوامی نہیں۔", "پاکستان ڈیجیٹل اتھارٹی")]
    public void Entry_InEitherLanguage_SaysItAll(string language, params string[] words)
    {
        Speak(language);
        var page = Render<PublicServicePage>(p => p.Add(c => c.Service, Service));
        Assert.All(words, w => Assert.Contains(w, page.Markup, StringComparison.Ordinal));
        Assert.Contains(new string('a', 64), page.Markup, StringComparison.Ordinal);
        Assert.Equal(language, page.Find("html").GetAttribute("lang"));
        // Home comes first, whatever was entered first.
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Contains("Lahore 1", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServiceState.Suspended, "This service is suspended.")]
    [InlineData(ServiceState.Decommissioned, "This service has ended.")]
    public void Entry_ThatIsNotInOperation_SaysSo(ServiceState state, string words) =>
        Assert.Contains(words, Render<PublicServicePage>(p => p.Add(c => c.Service, Service with { State = state })).Find(".note").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Entry_WhoseSitesAreWithheld_HasNoColumnForThem()
    {
        var page = Render<PublicServicePage>(p => p.Add(c => c.Service, Service with { SitesWithheld = true, Sites = [.. Service.Sites.Select(s => s with { Site = "", Operator = "" })] }));
        Assert.Equal(3, page.FindAll("thead th").Count);
        Assert.Contains("not published", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_OfWhichLittleIsKnown_SaysThatToo()
    {
        var bare = Service with
        {
            Name = LocalizedText.Empty,
            Summary = LocalizedText.Empty,
            LegalBasis = "",
            Audience = "",
            Class = null,
            PersonalData = null,
            Offer = new([], [], null, null, []),
            Sites = [],
            DataSets = [],
            OtherDataSets = 0,
            Compliance = null,
            LastAudit = null,
            Decisions = [],
            Checkpoint = null,
        };
        var page = Render<PublicServicePage>(p => p.Add(c => c.Service, bare));
        Assert.Equal("PITB-0042", page.Find("h1").TextContent);
        Assert.Contains("Taken over from an earlier register", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Not evaluated yet", page.Markup, StringComparison.Ordinal);
    }

    private static PublicServiceRow Row() => new("PITB-0042", Service.Name, Board, Region.Punjab, ServiceState.Registered, DataClass.Open, ["AE", "PK"], Outcome.Pass, At);

    private IRenderedComponent<PublicListPage> RenderList(PublicRegisterAddress address, params PublicServiceRow[] rows) => Render<PublicListPage>(p => p
        .Add(c => c.Page, new FoundPublicServices(rows, 50, rows.Length > 0 ? "before" : null, rows.Length > 0 ? "after" : null, null))
        .Add(c => c.Counts, Counts)
        .Add(c => c.Address, address));
}
