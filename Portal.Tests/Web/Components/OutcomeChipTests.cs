using Bunit;
using Portal.Domain.Compliance;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class OutcomeChipTests : ComponentTest
{
    [Theory]
    [InlineData(Outcome.Pass, "en", "Pass", "o-pass")]
    [InlineData(Outcome.Undetermined, "en", "Undetermined", "o-und")]
    [InlineData(Outcome.Fail, "ur", "ناکام", "o-fail")]
    public void Chip_WhenShown_HasIconWordAndColour(Outcome outcome, string language, string word, string css)
    {
        Speak(language);
        var chip = Render<OutcomeChip>(p => p.Add(c => c.Kind, outcome));

        Assert.Equal(word, chip.Find(".out").TextContent.Trim());
        Assert.Contains(css, chip.Find(".out").ClassList);
        Assert.NotEmpty(chip.FindAll("svg.icon[aria-hidden=true] > *"));
    }

    [Fact]
    public void Outcomes_WhenShown_NoTwoShareIconOrColour()
    {
        var all = Enum.GetValues<Outcome>();

        Assert.Equal(all.Length, all.Select(OutcomeLook.Icon).Distinct().Count());
        Assert.Equal(all.Length, all.Select(OutcomeLook.Css).Distinct().Count());
    }
}
