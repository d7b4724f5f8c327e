using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Domain.Services;

/// <summary>Answers of which only one can be true: told in the section where they are put right, and never judged as the better one.</summary>
public sealed class ServiceContradictionsTests
{
    private static readonly ServiceContent Sound = Filings.Sections.Aggregate(new ServiceContent(), (content, section) => content.With(section));

    public static TheoryData<string, ServiceSectionName, string, string, ServiceContent> Contradictory => new()
    {
        { "DataSetClass", ServiceSectionName.Data, "Class", "Case files", With(new DataSet { Name = "Case files", Class = DataClass.Secret }) },
        { "DataSetPersonalData", ServiceSectionName.Data, "PersonalData", "Fingerprints", With(new DataSet { Name = "Fingerprints", PersonalData = PersonalDataTier.Critical }) },
        { "DataSetRetention", ServiceSectionName.Data, "RetentionDays", "Births", With(new DataSet { Name = "Births", PersonalData = PersonalDataTier.Personal, RetentionDays = 36500 }) },
        { "KeysElsewhere", ServiceSectionName.Safeguards, "KeyCustodyCountry", "DE", Keys("DE") },
    };

    public static TheoryData<ServiceContent> Agreeing => new()
    {
        Sound,
        With(new DataSet { Name = "Births", Class = DataClass.Restricted, PersonalData = PersonalDataTier.Sensitive, RetentionDays = 365 }),
        With(new DataSet { Name = "Statistics", Class = DataClass.Open, PersonalData = PersonalDataTier.None, RetentionDays = 36500 }),
        With(new DataSet { Name = "Not said" }),
        Keys("PK"),
        Keys(null),
        Sound with { Data = new ServiceData(), DataSets = new([new DataSet { Class = DataClass.Secret, PersonalData = PersonalDataTier.Critical, RetentionDays = 9 }]) },
    };

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void In_OfAnswersThatCannotBothBeTrue_SaysWhichAndWhere(string code, ServiceSectionName section, string field, string subject, ServiceContent content)
    {
        Assert.Equal(new Contradiction(code, section, field, subject), Assert.Single(ServiceContradictions.In(content)));
        var open = Assert.Single(ServiceCompleteness.Of(content), s => !s.IsComplete);
        Assert.Equal((section, 0, 1), (open.Name, open.Missing.Count, open.Contradictions.Count));
    }

    [Theory]
    [MemberData(nameof(Agreeing))]
    public void In_OfAnswersThatAgreeOrAreOpen_IsEmpty(ServiceContent content) => Assert.Empty(ServiceContradictions.In(content));

    [Theory]
    [InlineData("DataSetClass", "CFP-CLASS", Outcome.Fail)]
    [InlineData("DataSetPersonalData", "PDPB-CRIT", Outcome.Pass)]
    [InlineData("DataSetRetention", "RET-MAX", Outcome.Fail)]
    [InlineData("KeysElsewhere", "KEY-PK", Outcome.Undetermined)]
    public void Facts_OfAnswersThatContradictEachOther_AreTheStricterOrNone(string code, string obligation, Outcome outcome)
    {
        var content = (ServiceContent)Contradictory.Single(row => (string)row[0] == code)[4];
        var check = ObligationCatalogue.Find(obligation)!;
        Assert.Equal(outcome, check.Check(ServiceFacts.Of(content, [], Filings.Day), new PolicyParameters()).Outcome);
        Assert.True(check.Check(ServiceFacts.Of(Sound, [], Filings.Day), new PolicyParameters()).Outcome is Outcome.Pass or Outcome.NotApplicable);
    }

    [Theory]
    [InlineData("UK")]
    [InlineData("XX")]
    [InlineData("pk")]
    public void Facts_OfACodeThatNoCountryHas_NameNoCountry(string code)
    {
        var content = Sound with
        {
            Placements = new([Filings.Placements.Items[0] with { Country = code, OperatorJurisdiction = code }]),
            Safeguards = Filings.Safeguards with { KeyCustodyCountry = code },
        };
        var facts = ServiceFacts.Of(content, [], Filings.Day);
        Assert.Equal((null, null, null), (facts.Placements[0].Country, facts.Placements[0].OperatorJurisdiction, facts.Safeguards.KeyCustodyCountry));
        Assert.Equal(Outcome.Undetermined, ObligationCatalogue.Find("SECP-SITE")!.Check(facts, new PolicyParameters()).Outcome);
    }

    private static ServiceContent With(DataSet set) => Sound with { DataSets = new([new DataSet { Name = "First", Class = DataClass.Open }, set]) };

    private static ServiceContent Keys(string? country) =>
        Sound with { Placements = new([.. Filings.Placements.Items, Filings.Placements.Items[0] with { Role = PlacementRole.Key, Country = country }]) };
}
