using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Tests.Support;

/// <summary>Answers of a filing that meets every obligation of the Cloud First Policy on the tests' day.</summary>
internal static class Filings
{
    public static DateOnly Day { get; } = new(2026, 11, 20);

    public static ServiceAbout About { get; } = new()
    {
        Name = new LocalizedText("Birth registration and certificates", "پیدائش کا اندراج اور سرٹیفکیٹ"),
        SummaryEn = "Registers births and issues certificates.",
        LegalBasis = "Punjab Local Government Act 2022",
        MasterplanReference = "DM-4.2",
        MasterplanReview = "DM-R-17",
    };

    public static ServiceContacts Contacts { get; } = new() { Owner = "Director, Citizen Services", SecurityContact = "security@pitb.example", SecurityContactConfirmed = Day };

    public static ServiceData Data { get; } = new()
    {
        Class = DataClass.Restricted,
        PersonalData = PersonalDataTier.Sensitive,
        RetentionDays = 365,
        TrafficRetentionDays = 400,
        IsCritical = false,
    };

    public static ServiceSafeguards Safeguards { get; } = new()
    {
        EncryptedAtRest = true,
        EncryptedInTransit = true,
        KeyCustodyCountry = "PK",
        AutomatedDecisions = false,
        VirtualAssets = false,
        FinancialEntity = FinancialEntity.NotRegulated,
        ExitPlan = "EP-1",
        ExitPlanReviewed = Day,
    };

    /// <summary>Not asked of a filing, but of one that is to meet the floor of its class.</summary>
    public static ServiceSovereignty Sovereignty { get; } = new() { Strategic = 3, SupplyChain = 3, Technology = 3, Environment = 3, Grounds = "Contract and design of 2026" };

    public static ServicePlacements Placements { get; } = new([At(PlacementRole.Primary, "Lahore 1"), At(PlacementRole.Backup, "Islamabad 2")]);

    public static Placement Abroad { get; } = At(PlacementRole.Backup, "Commercial region") with { Kind = PlacementKind.PublicCloud, Country = "SG" };

    public static IReadOnlyList<IServiceSection> Sections { get; } = [About, Contacts, Data, Placements, new ServiceFlows([], DeclaredNone: true), Safeguards];

    public static Actor Actor(params string[] permissions) => new(PersonId.New(), "p-test", OrganisationId.New(), "TEST", new HashSet<string>(permissions));

    public static Organisation Owner() =>
        Organisation.Create(OrganisationId.New(), "TEST", new LocalizedText("Test", "آزمائش"), OrganisationKind.Provincial, Region.Punjab, new DateOnly(2020, 1, 1));

    private static Placement At(PlacementRole role, string site) => new()
    {
        Role = role,
        Kind = PlacementKind.DataCentre,
        Country = "PK",
        Site = site,
        Operator = "NTC",
        OperatorJurisdiction = "PK",
        AccreditedFor = DataClass.Secret,
        AccreditedUntil = new DateOnly(2030, 1, 1),
    };
}
