namespace Portal.Domain.Compliance;

/// <summary>Something to do about an obligation that is not met or cannot be determined. Each has its words in both languages.</summary>
public enum RemedyStep
{
    /// <summary>Say the data class.</summary>
    EnterClass,

    /// <summary>Say the tier of personal data.</summary>
    EnterTier,

    /// <summary>Enter each part of the service.</summary>
    EnterParts,

    /// <summary>Say what kind of place a part is in.</summary>
    EnterKind,

    /// <summary>Say in which country a part is.</summary>
    EnterCountry,

    /// <summary>Name the site of each copy.</summary>
    EnterSite,

    /// <summary>Declare transfers, or that there are none.</summary>
    DeclareFlows,

    /// <summary>Look once more whether the data class is right.</summary>
    CheckClass,

    /// <summary>Move the part to a kind of place that the class allows.</summary>
    MoveToAllowedPlace,

    /// <summary>Move the part to a provider accredited for the class.</summary>
    MoveToAccredited,

    /// <summary>Ask the provider for an accreditation of a higher class.</summary>
    AskHigherAccreditation,

    /// <summary>Ask the provider to renew its accreditation.</summary>
    RenewAccreditation,

    /// <summary>Ask the provider for its certificate and enter it.</summary>
    AskCertificate,

    /// <summary>Enter the last day of the accreditation.</summary>
    EnterAccreditationEnd,

    /// <summary>Encrypt what is stored.</summary>
    EncryptAtRest,

    /// <summary>Encrypt what is sent.</summary>
    EncryptInTransit,

    /// <summary>Ask the operator what is encrypted.</summary>
    AskAboutEncryption,

    /// <summary>Move the keys to Pakistan.</summary>
    MoveKeys,

    /// <summary>Make new keys there and destroy the old ones.</summary>
    RenewKeys,

    /// <summary>Say where the keys are held.</summary>
    EnterKeyCountry,

    /// <summary>Move the part to a site in Pakistan.</summary>
    MoveToPakistan,

    /// <summary>Erase what is left abroad.</summary>
    EraseAbroad,

    /// <summary>End the transfer.</summary>
    EndTransfer,

    /// <summary>Add a copy in Pakistan.</summary>
    AddCopyAtHome,

    /// <summary>Enter the legal basis of the transfer.</summary>
    EnterTransferBasis,

    /// <summary>Enter the evidence for the basis.</summary>
    EnterTransferEvidence,

    /// <summary>Renew the basis and enter its new last day.</summary>
    RenewTransferBasis,

    /// <summary>File the document as evidence of the service.</summary>
    UploadDocument,

    /// <summary>Keep personal data for a shorter time.</summary>
    ShortenRetention,

    /// <summary>Erase what is older.</summary>
    EraseOlder,

    /// <summary>Say for how long personal data is kept.</summary>
    EnterRetention,

    /// <summary>Enter the masterplan reference.</summary>
    EnterMasterplan,

    /// <summary>Ask for the review against the masterplan.</summary>
    AskMasterplanReview,

    /// <summary>Keep traffic data longer.</summary>
    KeepTrafficLonger,

    /// <summary>Say for how long traffic data is kept.</summary>
    EnterTrafficRetention,

    /// <summary>Say whether the service is critical information infrastructure.</summary>
    EnterCritical,

    /// <summary>Arrange a review as critical infrastructure.</summary>
    ArrangeCriticalReview,

    /// <summary>Enter the review's date.</summary>
    EnterCriticalReview,

    /// <summary>Take the part out of the barred country.</summary>
    LeaveBarredCountry,

    /// <summary>Say whether virtual assets are involved.</summary>
    EnterVirtualAssets,

    /// <summary>Apply for the authorisation of virtual assets.</summary>
    ApplyForAuthorisation,

    /// <summary>Say whether decisions are automated.</summary>
    EnterAutomation,

    /// <summary>Say whether a person reviews decisions.</summary>
    EnterHumanReview,

    /// <summary>Name an officer who reviews decisions.</summary>
    NameReviewer,

    /// <summary>Write the impact assessment.</summary>
    WriteAssessment,

    /// <summary>Add a copy at another site.</summary>
    AddSite,

    /// <summary>Write the exit plan.</summary>
    WriteExitPlan,

    /// <summary>Review the exit plan.</summary>
    ReviewExitPlan,

    /// <summary>Enter the date of the last review of the exit plan.</summary>
    EnterExitPlanReview,

    /// <summary>Enter a security contact who answers.</summary>
    EnterContact,

    /// <summary>Ask the contact for a confirmation.</summary>
    ConfirmContact,

    /// <summary>Ask the regulator for an approval in writing and enter it.</summary>
    AskApprovalAbroad,

    /// <summary>Enter the day of the approval.</summary>
    EnterApprovalDay,

    /// <summary>Ask the State Bank for its approval and enter it.</summary>
    AskCentralBank,

    /// <summary>Say as what the owner is regulated by the State Bank.</summary>
    EnterFinancialEntity,

    /// <summary>Say whether the workload is material.</summary>
    EnterMaterialWorkload,

    /// <summary>Enter the canisters of a part.</summary>
    EnterCanisters,

    /// <summary>Enter the subnet of a part.</summary>
    EnterSubnet,

    /// <summary>Enter the hash of the approved code.</summary>
    EnterCode,

    /// <summary>Enter who may change the canisters.</summary>
    EnterControllers,

    /// <summary>Have evidence of the canisters taken.</summary>
    TakeEvidence,

    /// <summary>Move the canister to an accredited subnet.</summary>
    MoveCanister,

    /// <summary>Amend the registration where the move was meant.</summary>
    AmendSubnet,

    /// <summary>Ask the subnet’s operator where its nodes stand.</summary>
    AskForNodes,

    /// <summary>Have the nodes moved.</summary>
    MoveNodes,

    /// <summary>Have nodes of other operators and sites added.</summary>
    SpreadNodes,

    /// <summary>Put the approved code back.</summary>
    RestoreCode,

    /// <summary>Have new code reviewed and amend the registration.</summary>
    AmendCode,

    /// <summary>Take the controllers off that are not registered.</summary>
    RemoveControllers,

    /// <summary>Upload a later revision of the document.</summary>
    ReviseDocument,

    /// <summary>Look up what the objective asks.</summary>
    SeeObjective,

    /// <summary>Have the part run by an operator under the law of Pakistan.</summary>
    MoveUnderHomeLaw,

    /// <summary>Declare the level and what it rests on.</summary>
    DeclareLevel,

    /// <summary>Enter the jurisdiction of each operator.</summary>
    EnterJurisdiction,
}
