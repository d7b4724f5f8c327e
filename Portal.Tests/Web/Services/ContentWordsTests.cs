using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Components;
using Portal.Web.Features.Services;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class ContentWordsTests
{
    private static readonly ContentWords Words = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider().GetRequiredService<ContentWords>();

    private static readonly ServiceContent Full = new IServiceSection[]
    {
        Filings.About with { SummaryUr = "خلاصہ", Audience = "Everybody", YearlyVolume = 5 },
        Filings.Contacts with { TechnicalContact = "tech@pitb.example" },
        new ServiceOffer
        {
            Channels = [ServiceChannel.Web], Languages = ["ur"], Fee = 5, ProcessingDays = 3, IdentityScheme = "CNIC", Interfaces = [ServiceInterface.XRoad],
        },
        Filings.Data with { IsCritical = true, CriticalReview = Filings.Day },
        Filings.Safeguards with { AutomatedDecisions = true, HumanReview = true, ImpactAssessment = "IA-1", VirtualAssets = true, VirtualAssetsAuthorisation = "VA-1" },
        new ServiceContinuity { RecoveryTimeHours = 1, RecoveryPointHours = 2, Availability = 99.9m, Portability = "Export", Contract = "C-1", ContractUntil = Filings.Day },
        new ServiceSovereignty { Strategic = 1, SupplyChain = 1, Technology = 1, Environment = 1, Grounds = "Audit" },
    }.Aggregate(new ServiceContent(), (content, section) => content.With(section));

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Answers_ForEverySectionThatIsAsked_HaveQuestionAndAnswerInWords(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        foreach (var change in ContentComparison.Between(new ServiceContent(), Full))
        {
            var (question, answer) = (Words.Question(change), Words.Answer(change, change.After));
            Assert.False(question.Contains('.', StringComparison.Ordinal) && !question.Contains(' ', StringComparison.Ordinal), question);
            Assert.False(string.IsNullOrWhiteSpace(answer) || answer.Contains("NotSaid", StringComparison.Ordinal), change.Field);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Question_ForEveryAnswerOfEveryTable_IsInWords(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        (ServiceSectionName Section, Type Row)[] tables =
        [
            (ServiceSectionName.Placements, typeof(Placement)), (ServiceSectionName.Flows, typeof(CrossBorderFlow)),
            (ServiceSectionName.DataSets, typeof(DataSet)), (ServiceSectionName.Dependencies, typeof(ServiceDependency)),
        ];
        foreach (var (section, row) in tables)
        {
            foreach (var property in row.GetProperties().Where(p => p.Name != nameof(IContentRow.Key)))
            {
                var question = Words.Question(new FieldChange(section, char.ToLowerInvariant(property.Name[0]) + property.Name[1..], Guid.NewGuid(), null, null));
                Assert.False(question.StartsWith("Part.", StringComparison.Ordinal) || question.EndsWith('.' + property.Name, StringComparison.Ordinal), question);
            }
        }
    }

    [Fact]
    public void Answer_ForAPlacement_IsItsRoleAndSite()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var change = ContentComparison.Between(new ServiceContent(), new ServiceContent().With(Filings.Placements))[0];
        Assert.Equal("Primary, Lahore 1", Words.Answer(change, change.After));
    }
}
