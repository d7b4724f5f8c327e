using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Web.Api.Description;

/// <summary>Bodies that the API takes as they stand; a test sends each of them.</summary>
internal static class ApiExamples
{
    private static readonly DateOnly Confirmed = new(2026, 10, 1);

    private static Placement Primary => new()
    {
        Role = PlacementRole.Primary,
        Kind = PlacementKind.DataCentre,
        Country = "PK",
        Site = "Lahore data centre 1",
        Operator = "National Telecommunication Corporation",
        OperatorJurisdiction = "PK",
        AccreditedFor = DataClass.Restricted,
        AccreditedUntil = new DateOnly(2028, 12, 31),
    };

    /// <summary>A change to a registered service.</summary>
    public static NewAmendment Amendment { get; } = new("The backup moves to another data centre.");

    /// <summary>Each section of a filing, by its name in addresses; together they can be submitted.</summary>
    public static IReadOnlyDictionary<string, object> Sections { get; } = new Dictionary<string, object>
    {
        ["about"] = new ServiceAbout
        {
            Name = new LocalizedText("Land record copies", "اراضی ریکارڈ کی نقول"),
            SummaryEn = "Certified copies of land records, applied for and paid online.",
            SummaryUr = "اراضی ریکارڈ کی مصدقہ نقول، آن لائن درخواست اور ادائیگی کے ساتھ۔",
            LegalBasis = "Punjab Land Records Authority Act 2017",
            Audience = "Owners of land",
            YearlyVolume = 1_200_000,
        },
        ["contacts"] = new ServiceContacts { Owner = "Director, Land Records", SecurityContact = "security@example.gov.pk", SecurityContactConfirmed = Confirmed, TechnicalContact = "systems@example.gov.pk" },
        ["offer"] = new ServiceOffer { Channels = [ServiceChannel.Web, ServiceChannel.Counter], Languages = ["ur", "en", "pa"], Fee = 150, ProcessingDays = 2, IdentityScheme = "National identity card", Interfaces = [ServiceInterface.Rest] },
        ["data"] = new ServiceData { Class = DataClass.Restricted, PersonalData = PersonalDataTier.Personal, RetentionDays = 3650, TrafficRetentionDays = 400, IsCritical = false },
        ["datasets"] = new ServiceDataSets([new DataSet { Name = "Parcels by district", Class = DataClass.Open, PersonalData = PersonalDataTier.None, Steward = "Land Records Directorate", RetentionDays = 3650 }]),
        ["placements"] = new ServicePlacements([Primary, Primary with { Role = PlacementRole.Backup, Site = "Islamabad data centre 2" }]),
        ["flows"] = new ServiceFlows([], DeclaredNone: true),
        ["dependencies"] = new ServiceDependencies([new ServiceDependency { Kind = DependencyKind.Identity, Name = "Verification of identity cards", IsVital = true }]),
        ["safeguards"] = new ServiceSafeguards { EncryptedAtRest = true, EncryptedInTransit = true, KeyCustodyCountry = "PK", AutomatedDecisions = false, VirtualAssets = false, FinancialEntity = FinancialEntity.NotRegulated, ExitPlan = "EP-7", ExitPlanReviewed = Confirmed },
        ["continuity"] = new ServiceContinuity { RecoveryTimeHours = 4, RecoveryPointHours = 1, Availability = 99.9m, Portability = "Exports in CSV; containers", Contract = "C-2026-11", ContractUntil = new DateOnly(2029, 6, 30) },
        ["sovereignty"] = new ServiceSovereignty { Strategic = 3, SupplyChain = 2, Technology = 3, Environment = 2, Grounds = "Operated by a public corporation under Pakistan's law." },
    };
}
