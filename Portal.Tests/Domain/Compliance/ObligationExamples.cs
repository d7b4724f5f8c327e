using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.Outcome;

namespace Portal.Tests.Domain.Compliance;

/// <summary>One example for each reason that an obligation can give: how facts in good order have to change for it.</summary>
internal static class ObligationExamples
{
    internal sealed record Example(string Obligation, Outcome Outcome, string Reason, ServiceFacts Facts)
    {
        public override string ToString() => $"{Obligation} {Reason}";
    }

    /// <summary>A service that meets every obligation that concerns it.</summary>
    public static ServiceFacts Good { get; } = new()
    {
        Today = new(2026, 11, 20),
        About = new() { MasterplanReference = "DNMP-4.2", MasterplanReview = "DNMP-R-117" },
        Contacts = new() { Owner = "Director", SecurityContact = "cert@example.gov.pk", SecurityContactConfirmed = new(2026, 10, 1) },
        Data = new() { Class = DataClass.Restricted, PersonalData = PersonalDataTier.Sensitive, RetentionDays = 1825, TrafficRetentionDays = 365, IsCritical = false },
        Safeguards = new()
        {
            EncryptedAtRest = true,
            EncryptedInTransit = true,
            KeyCustodyCountry = "PK",
            AutomatedDecisions = false,
            VirtualAssets = false,
            FinancialEntity = FinancialEntity.NotRegulated,
        },
        Placements = [Part(PlacementRole.Primary, "Islamabad 1"), Part(PlacementRole.Replica, "Karachi 2")],
        Flows = [],
        Sovereignty = new() { Strategic = 3, SupplyChain = 2, Technology = 3, Environment = 1 },
        Documents = [],
    };

    public static IReadOnlyList<Example> All { get; } =
    [
        .. Of("CFP-CLASS", (Pass, "Met", Good), (Fail, "KindNotAllowed", Place(p => p with { Kind = PlacementKind.PublicCloud })),
            (Undetermined, "ClassNotKnown", Data(d => d with { Class = null })), (Undetermined, "PlacementsNotKnown", Nowhere),
            (Undetermined, "KindNotKnown", Place(p => p with { Kind = null }))),
        .. Of("CFP-ACCR", (Pass, "Met", Good), (NotApplicable, "NotConcerned", Everywhere(p => p with { Kind = PlacementKind.OnPremises })),
            (Fail, "TooLow", Place(p => p with { AccreditedFor = DataClass.Public })), (Fail, "Expired", Place(p => p with { AccreditedUntil = new(2026, 11, 19) })),
            (Undetermined, "NotAccredited", Place(p => p with { AccreditedFor = null })), (Undetermined, "ClassNotKnown", Data(d => d with { Class = null })),
            (Undetermined, "PlacementsNotKnown", Nowhere), (Undetermined, "KindNotKnown", Place(p => p with { Kind = null })),
            (Undetermined, "ExpiryNotKnown", Place(p => p with { AccreditedUntil = null }))),
        .. Of("CFP-SEC", (Pass, "Met", Good), (Fail, "NotAtRest", Guard(s => s with { EncryptedAtRest = false })),
            (Fail, "NotInTransit", Guard(s => s with { EncryptedInTransit = false })), (Undetermined, "NotKnown", Guard(s => s with { EncryptedAtRest = null })),
            (Undetermined, "ClassNotKnown", Data(d => d with { Class = null }))),
        .. Of("KEY-PK", (Pass, "Met", Good), (NotApplicable, "NotConcerned", Data(d => d with { Class = DataClass.Public })),
            (Fail, "Abroad", Guard(s => s with { KeyCustodyCountry = "SG" })), (Undetermined, "NotKnown", Guard(s => s with { KeyCustodyCountry = null })),
            (Undetermined, "ClassNotKnown", Data(d => d with { Class = null }))),
        .. Of("PDPB-CRIT", (Pass, "Met", Critical), (NotApplicable, "NotConcerned", Good),
            (Fail, "Abroad", Place(p => p with { Country = "SG" }, Critical)), (Fail, "Flow", Critical with { Flows = [Flow] }),
            (Undetermined, "TierNotKnown", Data(d => d with { PersonalData = null })), (Undetermined, "PlacementsNotKnown", Critical with { Placements = [] }),
            (Undetermined, "CountryNotKnown", Place(p => p with { Country = null }, Critical)), (Undetermined, "FlowsNotKnown", Critical with { Flows = null })),
        .. Of("PDPB-SENS", (Pass, "Met", Good), (NotApplicable, "NotConcerned", Data(d => d with { PersonalData = PersonalDataTier.Personal })),
            (Fail, "NoCopyAtHome", Everywhere(p => p with { Country = "AE" })), (Undetermined, "TierNotKnown", Data(d => d with { PersonalData = null })),
            (Undetermined, "PlacementsNotKnown", Nowhere), (Undetermined, "CountryNotKnown", Everywhere(p => p with { Country = null }))),
        .. Of("PDPB-XFER", (Pass, "Met", Good with { Flows = [Flow] }), (NotApplicable, "NotConcerned", Good),
            (Fail, "NoBasis", Good with { Flows = [Flow with { LegalBasis = "" }] }), (Fail, "NoEvidence", Good with { Flows = [Flow with { Evidence = "" }] }),
            (Fail, "Expired", Good with { Flows = [Flow with { ValidUntil = new(2026, 1, 31) }] }),
            (Undetermined, "TierNotKnown", Data(d => d with { PersonalData = null })), (Undetermined, "FlowsNotKnown", Good with { Flows = null }),
            (Undetermined, "PartAbroad", Place(p => p with { Country = "SG" })), (Undetermined, "PlacementsNotKnown", Nowhere),
            (Undetermined, "CountryNotKnown", Place(p => p with { Country = null }))),
        .. Of("RET-MAX", (Pass, "Met", Good), (NotApplicable, "NotConcerned", Data(d => d with { PersonalData = PersonalDataTier.None })),
            (Fail, "TooLong", Data(d => d with { RetentionDays = 3651 })), (Undetermined, "TierNotKnown", Data(d => d with { PersonalData = null })),
            (Undetermined, "NotKnown", Data(d => d with { RetentionDays = null }))),
        .. Of("DNPA-PLAN", (Pass, "Met", Good), (Undetermined, "NotKnown", Good with { About = new() }),
            (Fail, "NotReviewed", Good with { About = new() { MasterplanReference = "DNMP-4.2" } })),
        .. Of("PECA-RET", (Pass, "Met", Good), (Fail, "TooShort", Data(d => d with { TrafficRetentionDays = 364 })),
            (Undetermined, "NotKnown", Data(d => d with { TrafficRetentionDays = null }))),
        .. Of("CERT-CII", (Pass, "Met", Data(d => d with { IsCritical = true, CriticalReview = new(2026, 3, 1) })), (NotApplicable, "NotConcerned", Good),
            (Fail, "TooOld", Data(d => d with { IsCritical = true, CriticalReview = new(2025, 11, 20) })),
            (Fail, "NeverReviewed", Data(d => d with { IsCritical = true })), (Undetermined, "NotKnown", Data(d => d with { IsCritical = null })),
            (Fail, "LiesAhead", Data(d => d with { IsCritical = true, CriticalReview = new(2026, 11, 21) }))),
        .. Of("SECP-SITE", (Pass, "Met", Good), (Fail, "Barred", Place(p => p with { Country = "IN" })), (Undetermined, "PlacementsNotKnown", Nowhere),
            (Undetermined, "CountryNotKnown", Place(p => p with { Country = null }))),
        .. Of("PVARA-AUTH", (Pass, "Met", Guard(s => s with { VirtualAssets = true, VirtualAssetsAuthorisation = "PVARA-NOC-12" })),
            (NotApplicable, "NotConcerned", Good), (Fail, "NoAuthorisation", Guard(s => s with { VirtualAssets = true })),
            (Undetermined, "NotKnown", Guard(s => s with { VirtualAssets = null }))),
        .. Of("AI-HUMAN", (Pass, "Met", Guard(s => s with { AutomatedDecisions = true, HumanReview = true, ImpactAssessment = "IA-9" })),
            (NotApplicable, "NotConcerned", Good), (Fail, "NoHumanReview", Guard(s => s with { AutomatedDecisions = true, HumanReview = false })),
            (Fail, "NoAssessment", Guard(s => s with { AutomatedDecisions = true, HumanReview = true })),
            (Undetermined, "NotKnown", Guard(s => s with { AutomatedDecisions = null })),
            (Undetermined, "ReviewNotKnown", Guard(s => s with { AutomatedDecisions = true }))),
        .. Of("PTA-CTDISR", (Pass, "Met", Vital(d => d)), (NotApplicable, "NotConcerned", Good),
            (Pass, "Approved", Place(p => p with { Country = "AE" }, Vital(d => d with { AbroadApproval = "PTA-17", AbroadApproved = new(2026, 11, 20) }))),
            (Fail, "Abroad", Place(p => p with { Country = "AE" }, Vital(d => d with { AbroadApproval = "PTA-17", AbroadApproved = new(2026, 11, 21) }))),
            (Fail, "Flow", Vital(d => d) with { Flows = [Flow] }),
            (Undetermined, "ApprovalDayNotKnown", Place(p => p with { Country = "AE" }, Vital(d => d with { AbroadApproval = "PTA-17" }))),
            (Undetermined, "CriticalNotKnown", Data(d => d with { IsCritical = null })), (Undetermined, "PlacementsNotKnown", Vital(d => d) with { Placements = [] }),
            (Undetermined, "CountryNotKnown", Place(p => p with { Country = null }, Vital(d => d))), (Undetermined, "FlowsNotKnown", Vital(d => d) with { Flows = null })),
        .. Of("SBP-CLOUD", (Pass, "Met", Guard(s => s with { FinancialEntity = FinancialEntity.Bank })), (NotApplicable, "NotConcerned", Good),
            (Pass, "Approved", Offshore(s => s with { MaterialWorkload = true, CentralBankApproval = "SBP-9" })),
            (Pass, "OffshoreAllowed", Offshore(s => s with { FinancialEntity = FinancialEntity.ElectronicMoney, MaterialWorkload = true })),
            (Fail, "NoApproval", Offshore(s => s with { MaterialWorkload = true })), (Undetermined, "EntityNotKnown", Guard(s => s with { FinancialEntity = null })),
            (Undetermined, "MaterialNotKnown", Offshore(s => s)), (Undetermined, "PlacementsNotKnown", Offshore(s => s) with { Placements = [] }),
            (Undetermined, "CountryNotKnown", Place(p => p with { Country = null }, Guard(s => s with { FinancialEntity = FinancialEntity.Bank })))),
        .. Of("REP-SITES", (Pass, "Met", Good), (Fail, "TooFew", Everywhere(p => p with { Site = "Lahore 1" })), (Undetermined, "PlacementsNotKnown", Nowhere),
            (Undetermined, "SiteNotKnown", Place(p => p with { Site = "" })), (Undetermined, "CriticalNotKnown", Data(d => d with { IsCritical = null }))),
        .. Of("EXIT-PLAN", (Pass, "Met", Outside(s => s with { ExitPlan = "EXIT-7", ExitPlanReviewed = new(2026, 6, 1) })), (NotApplicable, "NotConcerned", Good),
            (Fail, "NoPlan", Outside(s => s)), (Fail, "TooOld", Outside(s => s with { ExitPlan = "EXIT-7", ExitPlanReviewed = new(2025, 1, 1) })),
            (Undetermined, "NoReviewDate", Outside(s => s with { ExitPlan = "EXIT-7" })), (Undetermined, "PlacementsNotKnown", Nowhere),
            (Undetermined, "KindNotKnown", Place(p => p with { Kind = null })),
            (Undetermined, "LiesAhead", Outside(s => s with { ExitPlan = "EXIT-7", ExitPlanReviewed = new(2026, 11, 21) }))),
        .. Of("CONTACT", (Pass, "Met", Good), (Undetermined, "NoContact", Good with { Contacts = new() }),
            (Fail, "TooOld", Good with { Contacts = Good.Contacts with { SecurityContactConfirmed = new(2025, 10, 18) } }),
            (Undetermined, "NeverConfirmed", Good with { Contacts = Good.Contacts with { SecurityContactConfirmed = null } }),
            (Undetermined, "LiesAhead", Good with { Contacts = Good.Contacts with { SecurityContactConfirmed = new(2090, 1, 1) } })),
        .. Of("DOC-FRESH", (Pass, "Met", Papers(new HeldDocument(DocumentKind.ExitPlan, new(2026, 11, 20)))), (NotApplicable, "NotConcerned", Papers(new HeldDocument(DocumentKind.SecurityReview, new(2026, 1, 31)))),
            (Fail, "Expired", Papers(new(DocumentKind.Policy, new(2027, 1, 31)), new(DocumentKind.Accreditation, new(2026, 11, 19)))),
            (Undetermined, "NotKnown", Good with { Documents = null })),
        .. Of("SOV-FLOOR", (Pass, "Met", Good), (NotApplicable, "NotConcerned", Data(d => d with { Class = DataClass.Public })),
            (Fail, "TooLow", Good with { Placements = [Good.Placements[0] with { OperatorJurisdiction = "US" }, Good.Placements[1]] }),
            (Fail, "DeclaredTooLow", Owner(new() { Strategic = 1, SupplyChain = 2, Technology = 2, Environment = 2 })), (Undetermined, "NotDeclared", Owner(new() { Strategic = 2, SupplyChain = 2 })),
            (Undetermined, "NotShown", Everywhere(p => p with { OperatorJurisdiction = null })), (Undetermined, "ClassNotKnown", Data(d => d with { Class = null }))),
        .. Canisters("IC-SUBNET"),
        .. Of("IC-SUBNET", (Fail, "OtherSubnet", Proved(e => e with { Subnet = "subnet-b" })), (Undetermined, "SubnetNotKnown", Place(p => p with { Subnet = "" }, Proved(e => e)))),
        .. Canisters("IC-NODES"),
        .. Of("IC-NODES", (Fail, "CountryNotAllowed", Proved(e => e with { Nodes = [.. e.Nodes, new(null, "", ""), new("SG", "Operator 4", "Site 4")] })),
            (Fail, "TooFewOperators", Proved(e => e with { Nodes = [.. e.Nodes.Select(n => n with { Operator = n.Operator == "Operator 3" ? "OPERATOR 1" : n.Operator })] })),
            (Fail, "TooFewSites", Proved(e => e with { Nodes = [.. e.Nodes.Select(n => n with { Site = "Site 1" })] })),
            (Undetermined, "NodesNotKnown", Proved(e => e with { Nodes = [] }))),
        .. Canisters("IC-CODE"),
        .. Of("IC-CODE", (Fail, "OtherCode", Proved(e => e with { ModuleHash = "bb" })), (Fail, "OtherControllers", Proved(e => e with { Controllers = ["controller-a", "controller-b"] })),
            (Undetermined, "HashNotKnown", Place(p => p with { ModuleHash = "" }, Proved(e => e))),
            (Undetermined, "ControllersNotKnown", Place(p => p with { Controllers = [] }, Proved(e => e)))),
    ];

    private static CrossBorderFlow Flow => new() { Country = "GB", DataCategories = "Diaspora records", LegalBasis = "CONSENT", Evidence = "EV-3", ValidUntil = new(2027, 1, 31) };

    private static ServiceFacts Nowhere => Good with { Placements = [] };

    private static ServiceFacts Critical => Data(d => d with { PersonalData = PersonalDataTier.Critical });

    private static Placement Part(PlacementRole role, string site) => new()
    {
        Role = role,
        Kind = PlacementKind.DataCentre,
        Country = "PK",
        Site = site,
        Operator = "NTC",
        OperatorJurisdiction = "PK",
        AccreditedFor = DataClass.Confidential,
        AccreditedUntil = new(2026, 11, 20),
    };

    private static IEnumerable<Example> Of(string obligation, params (Outcome Outcome, string Reason, ServiceFacts Facts)[] examples) =>
        examples.Select(e => new Example(obligation, e.Outcome, e.Reason, e.Facts));

    private static ServiceFacts Data(Func<ServiceData, ServiceData> change) => Good with { Data = change(Good.Data) };

    private static ServiceFacts Guard(Func<ServiceSafeguards, ServiceSafeguards> change) => Good with { Safeguards = change(Good.Safeguards) };

    private static ServiceFacts Outside(Func<ServiceSafeguards, ServiceSafeguards> change) =>
        Place(p => p with { Kind = PlacementKind.PublicCloud }, Guard(change));

    private static ServiceFacts Owner(ServiceSovereignty declared) => Data(d => d with { Class = DataClass.Confidential }) with { Sovereignty = declared };

    private static ServiceFacts Papers(params HeldDocument[] documents) => Good with { Documents = documents };

    private static ServiceFacts Vital(Func<ServiceData, ServiceData> change) => Data(d => change(d with { IsCritical = true }));

    private static ServiceFacts Offshore(Func<ServiceSafeguards, ServiceSafeguards> change) =>
        Place(p => p with { Country = "SG" }, Guard(s => change(s with { FinancialEntity = FinancialEntity.Bank })));

    /// <summary>A service whose second part is a canister, with evidence of it.</summary>
    private static ServiceFacts Proved(Func<CanisterEvidence, CanisterEvidence> change)
    {
        var facts = Place(p => p with { Kind = PlacementKind.SubnetCanister, Subnet = "subnet-a", Canisters = ["canister-a"], ModuleHash = "aa", Controllers = ["controller-a"] });
        return facts with
        {
            Evidence =
            [
                change(new CanisterEvidence
                {
                    Canister = "canister-a",
                    TakenOn = new(2026, 10, 21),
                    IsVerified = true,
                    Subnet = "subnet-a",
                    ModuleHash = "aa",
                    Controllers = ["controller-a"],
                    Nodes = [new("PK", "Operator 1", "Site 1"), new("PK", "Operator 2", "Site 2"), new("PK", "Operator 3", "Site 3"), new("PK", "Operator 3", "Site 3")],
                }),
            ],
        };
    }

    private static IEnumerable<Example> Canisters(string obligation) => Of(obligation, (Pass, "Met", Proved(e => e)), (NotApplicable, "NotConcerned", Good),
        (Undetermined, "PlacementsNotKnown", Nowhere), (Undetermined, "KindNotKnown", Place(p => p with { Kind = null })),
        (Undetermined, "CanistersNotKnown", Place(p => p with { Canisters = [] }, Proved(e => e))), (Undetermined, "NoEvidence", Proved(e => e with { IsVerified = false })),
        (Undetermined, "Stale", Proved(e => e with { TakenOn = new(2026, 10, 20) })));

    private static ServiceFacts Place(Func<Placement, Placement> change, ServiceFacts? facts = null) =>
        (facts ?? Good) with { Placements = [Good.Placements[0], change((facts ?? Good).Placements[1])] };

    private static ServiceFacts Everywhere(Func<Placement, Placement> change) => Good with { Placements = [.. Good.Placements.Select(change)] };
}
