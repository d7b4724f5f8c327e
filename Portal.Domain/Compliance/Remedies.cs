using System.Collections.Frozen;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.RemedyStep;
using static Portal.Domain.Services.ServiceSectionName;

namespace Portal.Domain.Compliance;

/// <summary>How an obligation is met that is not met now, or cannot be determined.</summary>
/// <param name="Field">The answer to change.</param>
/// <param name="Steps">What to do, in this order.</param>
public sealed record Remedy(ContentField Field, IReadOnlyList<RemedyStep> Steps)
{
    /// <summary>The row of the field's table that is to blame, where each row can be judged by itself.</summary>
    /// <param name="obligation">The obligation.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="parameters">The figures of the policy applied.</param>
    /// <returns>From 0; null where no row alone brings the verdict about.</returns>
    public int? Row(Obligation obligation, Verdict verdict, ServiceFacts facts, PolicyParameters parameters)
    {
        var alone = Field.Section switch
        {
            Placements => facts.Placements.Select(p => facts with { Placements = [p] }),
            Flows => (facts.Flows ?? []).Select(f => facts with { Flows = [f] }),
            _ => [],
        };
        var row = alone.ToList().FindIndex(f => Same(obligation.Check(f, parameters), verdict));
        return row < 0 ? null : row;
    }

    private static bool Same(Verdict one, Verdict other) => one.Reason == other.Reason && (one.Args ?? []).SequenceEqual(other.Args ?? []);
}

/// <summary>For each reason that calls for action, its remedy. The reason chooses it, so that the steps fit what was found.</summary>
public static class Remedies
{
    // Facts that several obligations miss alike.
    private static readonly FrozenDictionary<string, Remedy> Missing = new Dictionary<string, Remedy>
    {
        ["ClassNotKnown"] = new(new(Data, "Class"), [EnterClass]),
        ["TierNotKnown"] = new(new(Data, "PersonalData"), [EnterTier]),
        ["PlacementsNotKnown"] = new(new(Placements, "Role"), [EnterParts]),
        ["KindNotKnown"] = new(new(Placements, "Kind"), [EnterKind]),
        ["CountryNotKnown"] = new(new(Placements, "Country"), [EnterCountry]),
        ["CanistersNotKnown"] = new(new(Placements, "Canisters"), [EnterCanisters]),
        ["Stale"] = new(new(Placements, "Canisters"), [TakeEvidence]),
        ["FlowsNotKnown"] = new(new(Flows, "DeclaredNone"), [DeclareFlows]),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Obligation, string Reason), Remedy> ByReason = new Dictionary<(string, string), Remedy>
    {
        [("CFP-CLASS", "KindNotAllowed")] = new(new(Placements, "Kind"), [CheckClass, MoveToAllowedPlace]),
        [("CFP-ACCR", "TooLow")] = new(new(Placements, "AccreditedFor"), [AskHigherAccreditation, MoveToAccredited]),
        [("CFP-ACCR", "Expired")] = new(new(Placements, "AccreditedUntil"), [RenewAccreditation, MoveToAccredited]),
        [("CFP-ACCR", "NotAccredited")] = new(new(Placements, "AccreditedFor"), [AskCertificate, MoveToAccredited]),
        [("CFP-ACCR", "ExpiryNotKnown")] = new(new(Placements, "AccreditedUntil"), [EnterAccreditationEnd]),
        [("CFP-SEC", "NotAtRest")] = new(new(Safeguards, "EncryptedAtRest"), [EncryptAtRest, UploadDocument]),
        [("CFP-SEC", "NotInTransit")] = new(new(Safeguards, "EncryptedInTransit"), [EncryptInTransit, UploadDocument]),
        [("CFP-SEC", "NotKnown")] = new(new(Safeguards, "EncryptedAtRest"), [AskAboutEncryption]),
        [("KEY-PK", "Abroad")] = new(new(Safeguards, "KeyCustodyCountry"), [MoveKeys, RenewKeys]),
        [("KEY-PK", "NotKnown")] = new(new(Safeguards, "KeyCustodyCountry"), [EnterKeyCountry]),
        [("PDPB-CRIT", "Abroad")] = new(new(Placements, "Country"), [MoveToPakistan, EraseAbroad]),
        [("PDPB-CRIT", "Flow")] = new(new(Flows, "Country"), [EndTransfer, EraseAbroad]),
        [("PDPB-SENS", "NoCopyAtHome")] = new(new(Placements, "Country"), [AddCopyAtHome]),
        [("PDPB-XFER", "NoBasis")] = new(new(Flows, "LegalBasis"), [EnterTransferBasis, EndTransfer]),
        [("PDPB-XFER", "NoEvidence")] = new(new(Flows, "Evidence"), [EnterTransferEvidence, UploadDocument]),
        [("PDPB-XFER", "Expired")] = new(new(Flows, "ValidUntil"), [RenewTransferBasis, EndTransfer]),
        [("RET-MAX", "TooLong")] = new(new(Data, "RetentionDays"), [ShortenRetention, EraseOlder]),
        [("RET-MAX", "NotKnown")] = new(new(Data, "RetentionDays"), [EnterRetention]),
        [("DNPA-PLAN", "NotKnown")] = new(new(About, "MasterplanReference"), [EnterMasterplan]),
        [("DNPA-PLAN", "NotReviewed")] = new(new(About, "MasterplanReview"), [AskMasterplanReview, UploadDocument]),
        [("PECA-RET", "TooShort")] = new(new(Data, "TrafficRetentionDays"), [KeepTrafficLonger]),
        [("PECA-RET", "NotKnown")] = new(new(Data, "TrafficRetentionDays"), [EnterTrafficRetention]),
        [("CERT-CII", "TooOld")] = new(new(Data, "CriticalReview"), [ArrangeCriticalReview, EnterCriticalReview]),
        [("CERT-CII", "NeverReviewed")] = new(new(Data, "CriticalReview"), [ArrangeCriticalReview, EnterCriticalReview]),
        [("CERT-CII", "NotKnown")] = new(new(Data, "IsCritical"), [EnterCritical]),
        [("SECP-SITE", "Barred")] = new(new(Placements, "Country"), [LeaveBarredCountry, EraseAbroad]),
        [("PVARA-AUTH", "NoAuthorisation")] = new(new(Safeguards, "VirtualAssetsAuthorisation"), [ApplyForAuthorisation, UploadDocument]),
        [("PVARA-AUTH", "NotKnown")] = new(new(Safeguards, "VirtualAssets"), [EnterVirtualAssets]),
        [("AI-HUMAN", "NoHumanReview")] = new(new(Safeguards, "HumanReview"), [NameReviewer]),
        [("AI-HUMAN", "NoAssessment")] = new(new(Safeguards, "ImpactAssessment"), [WriteAssessment, UploadDocument]),
        [("AI-HUMAN", "NotKnown")] = new(new(Safeguards, "AutomatedDecisions"), [EnterAutomation]),
        [("AI-HUMAN", "ReviewNotKnown")] = new(new(Safeguards, "HumanReview"), [EnterHumanReview]),
        [("PTA-CTDISR", "Abroad")] = new(new(Placements, "Country"), [MoveToPakistan, EraseAbroad, AskApprovalAbroad]),
        [("PTA-CTDISR", "Flow")] = new(new(Flows, "Country"), [EndTransfer, EraseAbroad, AskApprovalAbroad]),
        [("PTA-CTDISR", "ApprovalDayNotKnown")] = new(new(Data, "AbroadApproved"), [EnterApprovalDay, UploadDocument]),
        [("PTA-CTDISR", "CriticalNotKnown")] = new(new(Data, "IsCritical"), [EnterCritical]),
        [("SBP-CLOUD", "NoApproval")] = new(new(Safeguards, "CentralBankApproval"), [AskCentralBank, UploadDocument, MoveToPakistan]),
        [("SBP-CLOUD", "EntityNotKnown")] = new(new(Safeguards, "FinancialEntity"), [EnterFinancialEntity]),
        [("SBP-CLOUD", "MaterialNotKnown")] = new(new(Safeguards, "MaterialWorkload"), [EnterMaterialWorkload]),
        [("REP-SITES", "TooFew")] = new(new(Placements, "Site"), [AddSite]),
        [("REP-SITES", "SiteNotKnown")] = new(new(Placements, "Site"), [EnterSite]),
        [("REP-SITES", "CriticalNotKnown")] = new(new(Data, "IsCritical"), [EnterCritical]),
        [("EXIT-PLAN", "NoPlan")] = new(new(Safeguards, "ExitPlan"), [WriteExitPlan, UploadDocument]),
        [("EXIT-PLAN", "TooOld")] = new(new(Safeguards, "ExitPlanReviewed"), [ReviewExitPlan, EnterExitPlanReview]),
        [("EXIT-PLAN", "NoReviewDate")] = new(new(Safeguards, "ExitPlanReviewed"), [EnterExitPlanReview]),
        [("CONTACT", "NoContact")] = new(new(Contacts, "SecurityContact"), [EnterContact, ConfirmContact]),
        [("CONTACT", "TooOld")] = new(new(Contacts, "SecurityContactConfirmed"), [ConfirmContact]),
        [("CONTACT", "NeverConfirmed")] = new(new(Contacts, "SecurityContactConfirmed"), [ConfirmContact]),
        [("IC-SUBNET", "NoEvidence")] = new(new(Placements, "Canisters"), [TakeEvidence]),
        [("IC-SUBNET", "OtherSubnet")] = new(new(Placements, "Subnet"), [MoveCanister, AmendSubnet]),
        [("IC-SUBNET", "SubnetNotKnown")] = new(new(Placements, "Subnet"), [EnterSubnet]),
        [("IC-NODES", "NoEvidence")] = new(new(Placements, "Canisters"), [TakeEvidence]),
        [("IC-NODES", "NodesNotKnown")] = new(new(Placements, "Canisters"), [TakeEvidence, AskForNodes]),
        [("IC-NODES", "CountryNotAllowed")] = new(new(Placements, "Canisters"), [MoveNodes, MoveCanister]),
        [("IC-NODES", "TooFewOperators")] = new(new(Placements, "Canisters"), [SpreadNodes, MoveCanister]),
        [("IC-NODES", "TooFewSites")] = new(new(Placements, "Canisters"), [SpreadNodes, MoveCanister]),
        [("IC-CODE", "NoEvidence")] = new(new(Placements, "Canisters"), [TakeEvidence]),
        [("IC-CODE", "OtherCode")] = new(new(Placements, "ModuleHash"), [RestoreCode, AmendCode]),
        [("IC-CODE", "OtherControllers")] = new(new(Placements, "Controllers"), [RemoveControllers]),
        [("IC-CODE", "HashNotKnown")] = new(new(Placements, "ModuleHash"), [EnterCode]),
        [("IC-CODE", "ControllersNotKnown")] = new(new(Placements, "Controllers"), [EnterControllers]),
    }.ToFrozenDictionary();

    /// <summary>The remedy for a reason; null for a reason that calls for none.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    /// <param name="reason">The verdict's reason.</param>
    public static Remedy? For(string obligationId, string reason) => ByReason.GetValueOrDefault((obligationId, reason)) ?? Missing.GetValueOrDefault(reason);
}
