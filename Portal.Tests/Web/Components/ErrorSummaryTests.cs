using Bunit;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class ErrorSummaryTests : ComponentTest
{
    [Fact]
    public void Summary_WhenProblemsAppear_CountsThemLinksThemAndTakesTheFocus()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Errors, [new FieldProblem("Site", "Enter the site"), new("Until", "Enter a date in the future")]));

        Assert.Equal("There are 2 problems on this page", summary.Find("h2").TextContent);
        Assert.Equal("#Site", summary.Find("a").GetAttribute("href"));
        Assert.Equal("Site", summary.Find("a").GetAttribute("data-focus"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void Summary_WhenThereAreNoProblems_IsNotThere() =>
        Assert.Empty(Render<ErrorSummary>(p => p.Add(s => s.Errors, [])).Markup.Trim());

    [Fact]
    public void Summary_WhenAProblemConcernsTheWhole_IsNoLink()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Errors, [new FieldProblem(string.Empty, "Somebody else changed this")]));

        Assert.Equal("There is 1 problem on this page", summary.Find("h2").TextContent);
        Assert.Empty(summary.FindAll("a"));
    }
}
