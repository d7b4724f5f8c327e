using System.Text.Json;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class ContentComparisonTests
{
    private static readonly ServiceContent Full = Filings.Sections.Aggregate(new ServiceContent(), (content, section) => content.With(section));

    [Fact]
    public void Between_ForTheSameContentWrittenAndRead_IsEmpty()
    {
        var read = JsonSerializer.Deserialize<ServiceContent>(JsonSerializer.Serialize(Full, ServiceContent.Json), ServiceContent.Json)!;
        Assert.Empty(ContentComparison.Between(Full, read));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Between_ForOneChange_NamesItAndSaysWhetherItIsMaterial(IServiceSection section, string field, bool isMaterial)
    {
        var change = Assert.Single(ContentComparison.Between(Full, Full.With(section)));
        Assert.Equal((ServiceContent.NameOf(section), field, isMaterial), (change.Section, change.Field, change.IsMaterial));
    }

    public static TheoryData<IServiceSection, string, bool> Changes() => new()
    {
        { Full.About with { Name = Full.About.Name with { En = "Another" } }, "name.en", false },
        { Full.Contacts with { Owner = "Another" }, "owner", false },
        { Full.Data with { Class = DataClass.Secret }, "class", true },
        { Full.Data with { PersonalData = PersonalDataTier.Critical }, "personalData", true },
        { Full.Data with { RetentionDays = 1 }, "retentionDays", false },
        { new ServicePlacements([Full.Placements.Items[0] with { Operator = "Another" }, Full.Placements.Items[1]]), "operator", true },
        { new ServicePlacements([Full.Placements.Items[0] with { Canisters = ["aaaaa-aa"] }, Full.Placements.Items[1]]), "canisters", true },
        { new ServicePlacements([Full.Placements.Items[0]]), "", true },
        { new ServiceFlows([], DeclaredNone: false), "declaredNone", true },
        { new ServiceOffer { Channels = [ServiceChannel.Web] }, "channels", false },
        { new ServiceDataSets([new DataSet { Name = "Births" }]), "", false },
        { new ServiceDependencies([new ServiceDependency { Name = "Identity" }]), "", false },
        { new ServiceContinuity { RecoveryTimeHours = 4 }, "recoveryTimeHours", false },
        { new ServiceSovereignty { Strategic = 3 }, "strategic", false },
        { Full.Safeguards with { KeyCustodyCountry = "SG" }, "keyCustodyCountry", false },
    };

    [Fact]
    public void With_WhenARowHasNoKeyOrAnothersKey_GivesItItsOwn()
    {
        var first = Full.Placements.Items[0];
        var rows = Full.With(new ServicePlacements([first, first, new Placement()])).Placements.Items;
        Assert.Equal(first.Key, rows[0].Key);
        Assert.Equal(3, rows.Select(r => r.Key).Distinct().Count());
        Assert.DoesNotContain(Guid.Empty, rows.Select(r => r.Key));
    }
}
