using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Domain.Compliance;
using Portal.Web.Components;
using Portal.Web.Resources;
using Portal.Web.Text;
using Xunit;

namespace Portal.Tests.Web;

public sealed partial class ReasonTextTests
{
    private static readonly ServiceProvider Provider = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider();
    private static readonly ReasonText Reasons = Provider.GetRequiredService<ReasonText>();

    public static TheoryData<string, string> Sentences
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var example in ObligationExamples.All)
            {
                data.Add(example.ToString(), "en");
                data.Add(example.ToString(), "ur");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Of_WhenAnObligationGivesAReason_IsASentenceInTheReadersLanguage(string name, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var example = ObligationExamples.All.Single(e => e.ToString() == name);
        var verdict = ObligationCatalogue.Find(example.Obligation)!.Check(example.Facts, new PolicyParameters());

        var sentence = Reasons.Of(example.Obligation, verdict);

        AssertWords(sentence, language);
        Assert.EndsWith(language == "ur" ? "۔" : ".", sentence, StringComparison.Ordinal);
        Assert.Equal(verdict.Args.Length, Placeholders(example.Obligation, verdict.Reason, language));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Words_OfEveryStepOfARemedyAndOfEveryPurpose_AreAllThere(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        foreach (var step in Enum.GetValues<RemedyStep>()) AssertWords(Reasons.Step(step), language);
        var texts = Provider.GetRequiredService<IStringLocalizer<ServicesText>>();
        foreach (var purpose in Enum.GetValues<FieldPurpose>()) AssertWords(texts[$"Why.{purpose}"], language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Words_WhenAnObligationIsInTheCatalogue_AreAllThere(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        foreach (var id in ObligationCatalogue.All.Select(o => o.Id))
        {
            foreach (var words in new[] { Reasons.Title(id), Reasons.Demand(id), Reasons.Source(id), Reasons.Fix(id) }) AssertWords(words, language);
        }
    }

    [Fact]
    public void Of_WhenABackupIsInAPublicCloud_SaysSoInBothLanguages()
    {
        var verdict = Verdict.Fail("KindNotAllowed", Fact.Of(PlacementRole.Backup), Fact.Of(PlacementKind.PublicCloud), Fact.Of(DataClass.Restricted));

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("The backup is in a public cloud. Restricted data may not be kept there.", Reasons.Of("CFP-CLASS", verdict));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ur");
        Assert.Equal("بیک اپ عوامی کلاؤڈ میں ہے۔ محدود درجے کا ڈیٹا وہاں نہیں رکھا جا سکتا۔", Reasons.Of("CFP-CLASS", verdict));
    }

    [Theory]
    [InlineData("en", "The contact confirmed on 20 November 2026.")]
    [InlineData("ur", "رابطہ کار نے 20 نومبر 2026 کو توثیق کی۔")]
    public void Of_WhenTheReasonHasADate_WritesItInFull(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, Reasons.Of("CONTACT", Verdict.Pass("Met", Fact.Of(new DateOnly(2026, 11, 20)))));
    }

    [Fact]
    public void Of_WhenEnteredTextLooksLikeAPlaceholder_LeavesItAlone()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Assert.Contains("{0} <b>", Reasons.Of("DNPA-PLAN", Verdict.Pass("Met", Fact.Of("{0} <b>"))), StringComparison.Ordinal);
    }

    private static int Placeholders(string obligation, string reason, string language)
    {
        var resources = new System.Resources.ResourceManager("Portal.Web.Resources.Obligations", typeof(ReasonText).Assembly);
        return Placeholder().Matches(resources.GetString($"{obligation}.{reason}", CultureInfo.GetCultureInfo(language))!).Select(m => m.Value).Distinct().Count();
    }

    private static void AssertWords(string words, string language)
    {
        Assert.DoesNotMatch(Placeholder(), words);
        Assert.DoesNotMatch(Key(), words);
        Assert.Equal(language == "ur", UrduLetter().IsMatch(words));
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[A-Z]+-[A-Z]+\.|^CONTACT\.|Phrase\.", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"[\u0600-\u06FF]", RegexOptions.None, 1000)]
    private static partial Regex UrduLetter();
}
