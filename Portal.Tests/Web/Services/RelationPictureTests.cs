using Bunit;
using Portal.Application.Services.Relations;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Features.Services.Relations;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class RelationPictureTests : ComponentTest
{
    private static readonly RelationEnd Subject = Service("Births", "ولادتیں");
    private static readonly RelationEnd Hub = Service("Sign-on", "داخلہ");
    private static readonly RelationEnd Unknown = new(null, "GONE-1", LocalizedText.Empty, null);

    [Fact]
    public void Picture_OfServices_LinksThemAndDrawsWhatCanBeDoneWithoutOtherwise()
    {
        var picture = Picture();
        Assert.Equal([$"/services/{Hub.Id!.Value.Value}/relations"], picture.FindAll(".relation-node:not(.more) a").Select(a => a.GetAttribute("href")));
        Assert.Equal([null, "loose"], picture.FindAll(".relation-lines path").Select(p => p.GetAttribute("class")));
        Assert.Contains("In a circle", picture.Find(".relation-node:not(.self)").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not in the register", picture.Find(".relation-node.outside").TextContent, StringComparison.Ordinal);
        Assert.Equal(("and 7 more", "#Needs"), (picture.Find(".more a").TextContent, picture.Find(".more a").GetAttribute("href")));
    }

    [Theory]
    [InlineData("en", "Births: needed by 0, needs 9")]
    [InlineData("ur", "ولادتیں: محتاج 0، درکار 9")]
    public void Picture_ForThoseWhoDoNotSeeIt_SaysWhatItShows(string language, string words)
    {
        Speak(language);
        Assert.Equal(words, Picture().Find(".relations").GetAttribute("aria-label"));
    }

    private IRenderedComponent<RelationPicture> Picture() => Render<RelationPicture>(p => p
        .Add(x => x.SideHref, side => $"#{side}")
        .Add(x => x.Graph, new RelationGraph(
            Subject,
            [new(0, [new(Subject, false)], 0), new(1, [new(Hub, true), new(Unknown, false)], 7)],
            [new(0, Subject.Key, Hub.Key, IsVital: true), new(0, Subject.Key, Unknown.Key, IsVital: false)],
            Enum.GetValues<RelationSide>().ToDictionary(s => s, s => s == RelationSide.Needs ? 9 : 0),
            CirclesAreWhole: true)));

    private static RelationEnd Service(string english, string urdu) => new(ServiceId.New(), "PITB-0001", new(english, urdu), ServiceState.Registered);
}
