using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>A way in which a filing falls short: facts that fit it, and what they become.</summary>
internal sealed record DemoDefect(string Obligation, bool IsFailure, Func<ServiceFacts, bool> Fits, Func<DemoWorld, ServiceFacts, ServiceFacts> Apply);

/// <summary>Every way in which a filing of the demonstration can fall short, so that each obligation is seen failing and open.</summary>
internal static class DemoDefects
{
    public static IReadOnlyList<DemoDefect> Failures { get; } =
    [
        Fails("PVARA-AUTH", f => f.Safeguards.VirtualAssets == true, (_, f) => Guard(f, s => s with { VirtualAssetsAuthorisation = "" })),
        Fails("CFP-CLASS", IsProtected, (w, f) => f with { Placements = [.. f.Placements, DemoFacts.AbroadInPublicCloud(w, PlacementRole.Backup, DataClass.Confidential)] }),
        Fails("CONTACT", Any, (w, f) => f with { Contacts = f.Contacts with { SecurityContactConfirmed = w.Today.AddDays(-w.Chance.Next(370, 560)) } }),
        Fails("CFP-ACCR", IsProvided, (w, f) => Primary(f, p => p with { AccreditedUntil = w.Today.AddDays(-w.Chance.Next(5, 120)) })),
        Fails("KEY-PK", IsProtected, (w, f) => Guard(f, s => s with { KeyCustodyCountry = w.Pick<string>(["AE", "SG", "US"]) }) with { Placements = [.. f.Placements.Where(p => p.Role != PlacementRole.Key)] }),
        Fails("EXIT-PLAN", IsOutside, (_, f) => Guard(f, s => s with { ExitPlan = "", ExitPlanReviewed = null })),
        Fails("REP-SITES", Any, (_, f) => f with { Placements = [.. f.Placements.Select(p => p with { Site = f.Placements[0].Site })] }),
        Fails("PECA-RET", Any, (w, f) => Data(f, d => d with { TrafficRetentionDays = w.Pick<int>([90, 180]) })),
        Fails("DNPA-PLAN", Any, (_, f) => f with { About = f.About with { MasterplanReview = "" } }),
        Fails("CERT-CII", f => f.Data.IsCritical == true, (w, f) => Data(f, d => d with { CriticalReview = w.Today.AddDays(-w.Chance.Next(380, 700)) })),
        Fails("CFP-SEC", IsProtected, (_, f) => Guard(f, s => s with { EncryptedAtRest = false })),
        Fails("AI-HUMAN", f => f.Safeguards.AutomatedDecisions == true, (_, f) => Guard(f, s => s with { HumanReview = false })),
        Fails("CFP-ACCR", f => f.Data.Class == DataClass.Confidential && IsProvided(f), (_, f) => Primary(f, p => p with { AccreditedFor = DataClass.Restricted })),
        Fails("EXIT-PLAN", IsOutside, (w, f) => Guard(f, s => s with { ExitPlanReviewed = w.Today.AddDays(-w.Chance.Next(400, 800)) })),
        Fails("SECP-SITE", f => !IsProtected(f), (w, f) => f with
        {
            Placements = [.. f.Placements, DemoFacts.AbroadInPublicCloud(w, PlacementRole.Processing, DataClass.Public) with { Country = "IN", Site = "Commercial region, Mumbai" }],
        }),
        Fails("AI-HUMAN", f => f.Safeguards.AutomatedDecisions == true, (_, f) => Guard(f, s => s with { ImpactAssessment = "" })),
        Fails("PTA-CTDISR", IsCriticalOutside, (w, f) => Data(f, d => d with { AbroadApproval = "", AbroadApproved = null }) with { Placements = [.. f.Placements, DemoFacts.AbroadInDataCentre(w)] }),
        Fails("SOV-FLOOR", IsConfidential, (_, f) => f with { Sovereignty = f.Sovereignty with { Technology = 0 } }),
        Fails("SBP-CLOUD", IsAbroad, (_, f) => Guard(f, s => s with { FinancialEntity = FinancialEntity.MicrofinanceBank, MaterialWorkload = true })),
    ];

    public static IReadOnlyList<DemoDefect> Gaps { get; } =
    [
        Leaves("CFP-ACCR", IsProvided, (_, f) => Primary(f, p => p with { AccreditedUntil = null })),
        Leaves("CONTACT", Any, (_, f) => f with { Contacts = f.Contacts with { SecurityContactConfirmed = null } }),
        Leaves("DNPA-PLAN", Any, (_, f) => f with { About = f.About with { MasterplanReference = "", MasterplanReview = "" } }),
        Leaves("PECA-RET", Any, (_, f) => Data(f, d => d with { TrafficRetentionDays = null })),
        Leaves("EXIT-PLAN", IsOutside, (_, f) => Guard(f, s => s with { ExitPlanReviewed = null })),
        Leaves("CERT-CII", f => f.Data.IsCritical == false, (_, f) => Data(f, d => d with { IsCritical = null })),
        Leaves("KEY-PK", IsProtected, (_, f) => Guard(f, s => s with { KeyCustodyCountry = null })),
        Leaves("REP-SITES", f => f.Placements.Count > 1, (_, f) => f with { Placements = [f.Placements[0], .. f.Placements.Skip(1).Select(p => p with { Site = "" })] }),
        Leaves("CFP-CLASS", Any, (_, f) => Last(f, p => p with { Kind = null })),
        Leaves("SECP-SITE", Any, (_, f) => Last(f, p => p with { Country = null, OperatorJurisdiction = null })),
        Leaves("AI-HUMAN", f => f.Safeguards.AutomatedDecisions == true, (_, f) => Guard(f, s => s with { HumanReview = null })),
        Leaves("CFP-ACCR", IsProvided, (_, f) => Primary(f, p => p with { AccreditedFor = null, AccreditedUntil = null })),
        Leaves("PVARA-AUTH", f => f.Safeguards.VirtualAssets == false, (_, f) => Guard(f, s => s with { VirtualAssets = null })),
        Leaves("AI-HUMAN", f => f.Safeguards.AutomatedDecisions == false, (_, f) => Guard(f, s => s with { AutomatedDecisions = null })),
        Leaves("PTA-CTDISR", IsCriticalOutside, (w, f) => Data(f, d => d with { AbroadApproval = DemoFacts.ApprovalAbroad, AbroadApproved = null }) with { Placements = [.. f.Placements, DemoFacts.AbroadInDataCentre(w)] }),
        Leaves("SOV-FLOOR", IsConfidential, (_, f) => f with { Sovereignty = new() }),
        Leaves("SBP-CLOUD", IsAbroad, (_, f) => Guard(f, s => s with { FinancialEntity = FinancialEntity.Bank, MaterialWorkload = null })),
        Leaves("SBP-CLOUD", Any, (_, f) => Guard(f, s => s with { FinancialEntity = null })),
    ];

    private static DemoDefect Fails(string obligation, Func<ServiceFacts, bool> fits, Func<DemoWorld, ServiceFacts, ServiceFacts> apply) => new(obligation, true, fits, apply);

    private static DemoDefect Leaves(string obligation, Func<ServiceFacts, bool> fits, Func<DemoWorld, ServiceFacts, ServiceFacts> apply) => new(obligation, false, fits, apply);

    private static bool Any(ServiceFacts facts) => true;

    private static bool IsProtected(ServiceFacts facts) => facts.Data.Class >= DataClass.Restricted;

    private static bool IsAbroad(ServiceFacts facts) => facts.Placements.Any(p => p.Country is not null and not "PK");

    // Secret data may only be on own premises, which stand at home.
    private static bool IsCriticalOutside(ServiceFacts facts) => facts.Data is { IsCritical: true, Class: < DataClass.Secret };

    private static bool IsConfidential(ServiceFacts facts) => facts.Data.Class >= DataClass.Confidential;

    private static bool IsProvided(ServiceFacts facts) => facts.Placements[0].Kind != PlacementKind.OnPremises;

    private static bool IsOutside(ServiceFacts facts) => facts.Placements.Any(p => p.Kind is PlacementKind.PublicCloud or PlacementKind.SubnetCanister);

    private static ServiceFacts Guard(ServiceFacts facts, Func<ServiceSafeguards, ServiceSafeguards> change) => facts with { Safeguards = change(facts.Safeguards) };

    private static ServiceFacts Data(ServiceFacts facts, Func<ServiceData, ServiceData> change) => facts with { Data = change(facts.Data) };

    private static ServiceFacts Primary(ServiceFacts facts, Func<Placement, Placement> change) =>
        facts with { Placements = [change(facts.Placements[0]), .. facts.Placements.Skip(1)] };

    private static ServiceFacts Last(ServiceFacts facts, Func<Placement, Placement> change) =>
        facts with { Placements = [.. facts.Placements.SkipLast(1), change(facts.Placements[^1])] };
}
