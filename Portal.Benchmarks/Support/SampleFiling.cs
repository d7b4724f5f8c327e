using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Benchmarks.Support;

/// <summary>Answers to every section of a filing.</summary>
internal static class SampleFiling
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    public static IReadOnlyList<IServiceSection> Sections { get; } =
    [
        new ServiceAbout
        {
            Name = new LocalizedText("Stamp duty assessment", "اسٹامپ ڈیوٹی کی تشخیص"),
            SummaryEn = "Assesses stamp duty on transfers of property.",
            LegalBasis = "Stamp Act 1899",
            MasterplanReference = "DM-1.1",
            MasterplanReview = "DM-R-1",
        },
        new ServiceContacts { Owner = "Director, Revenue Services", SecurityContact = "security@revenue.example", SecurityContactConfirmed = Today },
        new ServiceData { Class = DataClass.Restricted, PersonalData = PersonalDataTier.Sensitive, RetentionDays = 365, TrafficRetentionDays = 400, IsCritical = false },
        new ServicePlacements([At(PlacementRole.Primary, "First site"), At(PlacementRole.Backup, "Second site")]),
        new ServiceFlows([], DeclaredNone: true),
        new ServiceSafeguards
        {
            EncryptedAtRest = true,
            EncryptedInTransit = true,
            KeyCustodyCountry = "PK",
            AutomatedDecisions = false,
            VirtualAssets = false,
            ExitPlan = "EP-1",
            ExitPlanReviewed = Today,
        },
    ];

    private static Placement At(PlacementRole role, string site) => new()
    {
        Role = role,
        Kind = PlacementKind.DataCentre,
        Country = "PK",
        Site = site,
        Operator = "NTC",
        OperatorJurisdiction = "PK",
        AccreditedFor = DataClass.Secret,
        AccreditedUntil = Today.AddYears(3),
    };
}
