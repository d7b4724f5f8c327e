using System.Collections.Frozen;
using Portal.Domain.Services;
using static Portal.Domain.Compliance.RemedyStep;
using static Portal.Domain.Services.ServiceSectionName;

namespace Portal.Domain.Compliance;

/// <summary>How an obligation is met that is not met now, or cannot be determined.</summary>
/// <param name="Field">The answer to change; null where none in the filing mends it.</param>
/// <param name="Steps">What to do, in this order.</param>
public sealed record Remedy(ContentField? Field, IReadOnlyList<RemedyStep> Steps)
{
    /// <summary>The row of the field's table that is to blame, where each row can be judged by itself.</summary>
    /// <param name="obligation">The obligation.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="facts">The service's facts.</param>
    /// <param name="parameters">The figures of the policy applied.</param>
    /// <returns>From 0; null where no row alone brings the verdict about.</returns>
    public int? Row(Obligation obligation, Verdict verdict, ServiceFacts facts, PolicyParameters parameters)
    {
        var alone = Field?.Section switch
        {
            Placements => facts.Placements.Select(p => facts with { Placements = [p] }),
            Flows => (facts.Flows ?? []).Select(f => facts with { Flows = [f] }),
            _ => [],
        };
        var row = alone.ToList().FindIndex(f => obligation.Check(f, parameters) == verdict);
        return row < 0 ? null : row;
    }
}

/// <summary>For each reason that calls for action, its remedy. The reason chooses it, so that the steps fit what was found.</summary>
public static class Remedies
{
    // Facts that several obligations miss alike.
    private static readonly FrozenDictionary<string, Remedy> Missing = new Dictionary<string, Remedy>
    {
        ["ClassNotKnown"] = new(new ContentField(Data, "Class"), [EnterClass]),
        ["TierNotKnown"] = new(new ContentField(Data, "PersonalData"), [EnterTier]),
        ["PlacementsNotKnown"] = new(new ContentField(Placements, "Role"), [EnterParts]),
        ["KindNotKnown"] = new(new ContentField(Placements, "Kind"), [EnterKind]),
        ["CountryNotKnown"] = new(new ContentField(Placements, "Country"), [EnterCountry]),
        ["CanistersNotKnown"] = new(new ContentField(Placements, "Canisters"), [EnterCanisters]),
        ["Stale"] = new(new ContentField(Placements, "Canisters"), [TakeEvidence]),
        ["FlowsNotKnown"] = new(new ContentField(Flows, "DeclaredNone"), [DeclareFlows]),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Obligation, string Reason), Remedy> ByReason = new Dictionary<(string, string), Remedy>
    {
        [("CFP-CLASS", "KindNotAllowed")] = new(new ContentField(Placements, "Kind"), [CheckClass, MoveToAllowedPlace]),
        [("CFP-ACCR", "TooLow")] = new(new ContentField(Placements, "AccreditedFor"), [AskHigherAccreditation, MoveToAccredited]),
        [("CFP-ACCR", "Expired")] = new(new ContentField(Placements, "AccreditedUntil"), [RenewAccreditation, MoveToAccredited]),
        [("CFP-ACCR", "NotAccredited")] = new(new ContentField(Placements, "AccreditedFor"), [AskCertificate, MoveToAccredited]),
        [("CFP-ACCR", "ExpiryNotKnown")] = new(new ContentField(Placements, "AccreditedUntil"), [EnterAccreditationEnd]),
        [("CFP-SEC", "NotAtRest")] = new(new ContentField(Safeguards, "EncryptedAtRest"), [EncryptAtRest, UploadDocument]),
        [("CFP-SEC", "NotInTransit")] = new(new ContentField(Safeguards, "EncryptedInTransit"), [EncryptInTransit, UploadDocument]),
        [("CFP-SEC", "NotKnown")] = new(new ContentField(Safeguards, "EncryptedAtRest"), [AskAboutEncryption]),
        [("KEY-PK", "Abroad")] = new(new ContentField(Safeguards, "KeyCustodyCountry"), [MoveKeys, RenewKeys]),
        [("KEY-PK", "NotKnown")] = new(new ContentField(Safeguards, "KeyCustodyCountry"), [EnterKeyCountry]),
        [("PDPB-CRIT", "Abroad")] = new(new ContentField(Placements, "Country"), [MoveToPakistan, EraseAbroad]),
        [("PDPB-CRIT", "Flow")] = new(new ContentField(Flows, "Country"), [EndTransfer, EraseAbroad]),
        [("PDPB-SENS", "NoCopyAtHome")] = new(new ContentField(Placements, "Country"), [AddCopyAtHome]),
        [("PDPB-XFER", "NoBasis")] = new(new ContentField(Flows, "LegalBasis"), [EnterTransferBasis, EndTransfer]),
        [("PDPB-XFER", "NoEvidence")] = new(new ContentField(Flows, "Evidence"), [EnterTransferEvidence, UploadDocument]),
        [("PDPB-XFER", "Expired")] = new(new ContentField(Flows, "ValidUntil"), [RenewTransferBasis, EndTransfer]),
        [("PDPB-XFER", "PartAbroad")] = new(new ContentField(Flows, "DeclaredNone"), [DeclareFlows, MoveToPakistan]),
        [("RET-MAX", "TooLong")] = new(new ContentField(Data, "RetentionDays"), [ShortenRetention, EraseOlder]),
        [("RET-MAX", "NotKnown")] = new(new ContentField(Data, "RetentionDays"), [EnterRetention]),
        [("DNPA-PLAN", "NotKnown")] = new(new ContentField(About, "MasterplanReference"), [EnterMasterplan]),
        [("DNPA-PLAN", "NotReviewed")] = new(new ContentField(About, "MasterplanReview"), [AskMasterplanReview, UploadDocument]),
        [("PECA-RET", "TooShort")] = new(new ContentField(Data, "TrafficRetentionDays"), [KeepTrafficLonger]),
        [("PECA-RET", "NotKnown")] = new(new ContentField(Data, "TrafficRetentionDays"), [EnterTrafficRetention]),
        [("CERT-CII", "TooOld")] = new(new ContentField(Data, "CriticalReview"), [ArrangeCriticalReview, EnterCriticalReview]),
        [("CERT-CII", "NeverReviewed")] = new(new ContentField(Data, "CriticalReview"), [ArrangeCriticalReview, EnterCriticalReview]),
        [("CERT-CII", "LiesAhead")] = new(new ContentField(Data, "CriticalReview"), [EnterCriticalReview]),
        [("CERT-CII", "NotKnown")] = new(new ContentField(Data, "IsCritical"), [EnterCritical]),
        [("SECP-SITE", "Barred")] = new(new ContentField(Placements, "Country"), [LeaveBarredCountry, EraseAbroad]),
        [("PVARA-AUTH", "NoAuthorisation")] = new(new ContentField(Safeguards, "VirtualAssetsAuthorisation"), [ApplyForAuthorisation, UploadDocument]),
        [("PVARA-AUTH", "NotKnown")] = new(new ContentField(Safeguards, "VirtualAssets"), [EnterVirtualAssets]),
        [("AI-HUMAN", "NoHumanReview")] = new(new ContentField(Safeguards, "HumanReview"), [NameReviewer]),
        [("AI-HUMAN", "NoAssessment")] = new(new ContentField(Safeguards, "ImpactAssessment"), [WriteAssessment, UploadDocument]),
        [("AI-HUMAN", "NotKnown")] = new(new ContentField(Safeguards, "AutomatedDecisions"), [EnterAutomation]),
        [("AI-HUMAN", "ReviewNotKnown")] = new(new ContentField(Safeguards, "HumanReview"), [EnterHumanReview]),
        [("PTA-CTDISR", "Abroad")] = new(new ContentField(Placements, "Country"), [MoveToPakistan, EraseAbroad, AskApprovalAbroad]),
        [("PTA-CTDISR", "Flow")] = new(new ContentField(Flows, "Country"), [EndTransfer, EraseAbroad, AskApprovalAbroad]),
        [("PTA-CTDISR", "ApprovalDayNotKnown")] = new(new ContentField(Data, "AbroadApproved"), [EnterApprovalDay, UploadDocument]),
        [("PTA-CTDISR", "CriticalNotKnown")] = new(new ContentField(Data, "IsCritical"), [EnterCritical]),
        [("SBP-CLOUD", "NoApproval")] = new(new ContentField(Safeguards, "CentralBankApproval"), [AskCentralBank, UploadDocument, MoveToPakistan]),
        [("SBP-CLOUD", "EntityNotKnown")] = new(new ContentField(Safeguards, "FinancialEntity"), [EnterFinancialEntity]),
        [("SBP-CLOUD", "MaterialNotKnown")] = new(new ContentField(Safeguards, "MaterialWorkload"), [EnterMaterialWorkload]),
        [("REP-SITES", "TooFew")] = new(new ContentField(Placements, "Site"), [AddSite]),
        [("REP-SITES", "SiteNotKnown")] = new(new ContentField(Placements, "Site"), [EnterSite]),
        [("REP-SITES", "CriticalNotKnown")] = new(new ContentField(Data, "IsCritical"), [EnterCritical]),
        [("EXIT-PLAN", "NoPlan")] = new(new ContentField(Safeguards, "ExitPlan"), [WriteExitPlan, UploadDocument]),
        [("EXIT-PLAN", "TooOld")] = new(new ContentField(Safeguards, "ExitPlanReviewed"), [ReviewExitPlan, EnterExitPlanReview]),
        [("EXIT-PLAN", "NoReviewDate")] = new(new ContentField(Safeguards, "ExitPlanReviewed"), [EnterExitPlanReview]),
        [("EXIT-PLAN", "LiesAhead")] = new(new ContentField(Safeguards, "ExitPlanReviewed"), [EnterExitPlanReview]),
        [("CONTACT", "NoContact")] = new(new ContentField(Contacts, "SecurityContact"), [EnterContact, ConfirmContact]),
        [("CONTACT", "TooOld")] = new(new ContentField(Contacts, "SecurityContactConfirmed"), [ConfirmContact]),
        [("CONTACT", "LiesAhead")] = new(new ContentField(Contacts, "SecurityContactConfirmed"), [ConfirmContact]),
        [("CONTACT", "NeverConfirmed")] = new(new ContentField(Contacts, "SecurityContactConfirmed"), [ConfirmContact]),
        [("SOV-FLOOR", "TooLow")] = new(new ContentField(Placements, "OperatorJurisdiction"), [SeeObjective, MoveUnderHomeLaw]),
        [("SOV-FLOOR", "DeclaredTooLow")] = new(new ContentField(Sovereignty, "Strategic"), [SeeObjective, DeclareLevel]),
        [("SOV-FLOOR", "NotDeclared")] = new(new ContentField(Sovereignty, "Strategic"), [DeclareLevel]),
        [("SOV-FLOOR", "NotShown")] = new(new ContentField(Placements, "OperatorJurisdiction"), [SeeObjective, EnterJurisdiction]),
        [("DOC-FRESH", "Expired")] = new(null, [ReviseDocument]),
        [("DOC-FRESH", "NotKnown")] = new(null, [UploadDocument]),
        [("IC-SUBNET", "NoEvidence")] = new(new ContentField(Placements, "Canisters"), [TakeEvidence]),
        [("IC-SUBNET", "OtherSubnet")] = new(new ContentField(Placements, "Subnet"), [MoveCanister, AmendSubnet]),
        [("IC-SUBNET", "SubnetNotKnown")] = new(new ContentField(Placements, "Subnet"), [EnterSubnet]),
        [("IC-NODES", "NoEvidence")] = new(new ContentField(Placements, "Canisters"), [TakeEvidence]),
        [("IC-NODES", "NodesNotKnown")] = new(new ContentField(Placements, "Canisters"), [TakeEvidence, AskForNodes]),
        [("IC-NODES", "CountryNotAllowed")] = new(new ContentField(Placements, "Canisters"), [MoveNodes, MoveCanister]),
        [("IC-NODES", "TooFewOperators")] = new(new ContentField(Placements, "Canisters"), [SpreadNodes, MoveCanister]),
        [("IC-NODES", "TooFewSites")] = new(new ContentField(Placements, "Canisters"), [SpreadNodes, MoveCanister]),
        [("IC-CODE", "NoEvidence")] = new(new ContentField(Placements, "Canisters"), [TakeEvidence]),
        [("IC-CODE", "OtherCode")] = new(new ContentField(Placements, "ModuleHash"), [RestoreCode, AmendCode]),
        [("IC-CODE", "OtherControllers")] = new(new ContentField(Placements, "Controllers"), [RemoveControllers]),
        [("IC-CODE", "HashNotKnown")] = new(new ContentField(Placements, "ModuleHash"), [EnterCode]),
        [("IC-CODE", "ControllersNotKnown")] = new(new ContentField(Placements, "Controllers"), [EnterControllers]),
    }.ToFrozenDictionary();

    /// <summary>The remedy for a reason; null for a reason that calls for none.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    /// <param name="reason">The verdict's reason.</param>
    public static Remedy? For(string obligationId, string reason) => ByReason.GetValueOrDefault((obligationId, reason)) ?? Missing.GetValueOrDefault(reason);
}
