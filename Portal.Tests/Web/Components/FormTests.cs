using Bunit;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class FormTests : ComponentTest
{
    [Fact]
    public void TextField_WhenItHasAProblem_PointsToHintAndProblem()
    {
        var field = Render<TextField>(p => p
            .Add(f => f.Id, "Site").Add(f => f.Label, "Site").Add(f => f.Hint, "Name of the data centre").Add(f => f.Error, "Enter the site"));

        var input = field.Find("input#Site");
        Assert.Equal("Site-hint Site-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("Enter the site", field.Find("#Site-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("Site", field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void TextField_WhenAllIsWell_SaysNothingOfProblems()
    {
        var field = Render<TextField>(p => p.Add(f => f.Id, "Site").Add(f => f.Label, "Site"));

        Assert.False(field.Find("input").HasAttribute("aria-invalid"));
        Assert.False(field.Find("input").HasAttribute("aria-describedby"));
        Assert.Empty(field.FindAll(".msg"));
    }

    [Fact]
    public void SelectField_WhenALineIsChosen_GivesItsValue()
    {
        DayOfWeek? chosen = null;
        var field = Render<SelectField<DayOfWeek?>>(p => p
            .Add(f => f.Id, "day").Add(f => f.Label, "Day").Add(f => f.Placeholder, "Choose")
            .Add(f => f.Choices, [new(DayOfWeek.Monday, "Monday"), new(DayOfWeek.Friday, "Friday")])
            .Add(f => f.ValueChanged, value => chosen = value));

        field.Find("select").Change("1");
        Assert.Equal(DayOfWeek.Friday, chosen);

        field.Find("select").Change("7");
        Assert.Null(chosen);
    }

    [Fact]
    public void RadioCards_WhenOneIsChosen_ItIsMarkedAndOthersAreNot()
    {
        var cards = Render<RadioCards<string>>(p => p
            .Add(f => f.Id, "kind").Add(f => f.Label, "Kind").Add(f => f.Value, "b").Add(f => f.Choices, [new Choice<string>("a", "A"), new("b", "B", "hint")]));

        Assert.Equal("B", cards.Find(".opt.on").QuerySelector("span:not(.rd)")!.TextContent);
        Assert.Single(cards.FindAll("input[checked]"));
    }

    [Fact]
    public void CheckCards_WhenOneIsTakenAway_TheOthersStay()
    {
        IReadOnlyCollection<string>? chosen = null;
        var cards = Render<CheckCards<string>>(p => p
            .Add(f => f.Id, "kept").Add(f => f.Label, "Kept").Add(f => f.Value, ["a", "b"])
            .Add(f => f.Choices, [new Choice<string>("a", "A"), new("b", "B")]).Add(f => f.ValueChanged, value => chosen = value));

        cards.Find("input").Change(false);

        Assert.Equal(["b"], chosen!);
    }

    [Fact]
    public void DateField_WhenWhatIsSentIsNoDate_StaysAsItIs_AndIsEmptyWhenNothingIs()
    {
        DateOnly? day = new DateOnly(2026, 11, 20);
        var field = Render<DateField>(p => p.Add(f => f.Id, "d").Add(f => f.Label, "Day").Add(f => f.Value, day).Add(f => f.ValueChanged, value => day = value));

        Assert.Equal("2026-11-20", field.Find("input").GetAttribute("value"));
        field.Find("input").Change("2027-02-30");
        Assert.Equal(new DateOnly(2026, 11, 20), day);
        field.Find("input").Change("");
        Assert.Null(day);
    }
}
