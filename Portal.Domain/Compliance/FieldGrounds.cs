using System.Collections.Frozen;
using Portal.Domain.Services;
using static Portal.Domain.Services.ServiceSectionName;

namespace Portal.Domain.Compliance;

/// <summary>Why the portal itself asks what no obligation reads.</summary>
public enum FieldPurpose
{
    /// <summary>So that people find the service and know what it is.</summary>
    Find,

    /// <summary>So that reviewers see what law the service rests on.</summary>
    LegalGround,

    /// <summary>So that it is known how many depend on it.</summary>
    Weight,

    /// <summary>So that somebody can be reached.</summary>
    Reach,

    /// <summary>So that people know how to use the service.</summary>
    Offer,

    /// <summary>So that other services need not build the same again.</summary>
    Reuse,

    /// <summary>So that bodies of data are known once for the whole country.</summary>
    Catalogue,

    /// <summary>So that it is known whose orders an operator has to follow.</summary>
    Jurisdiction,

    /// <summary>So that a reviewer can judge a transfer.</summary>
    Transfer,

    /// <summary>So that it is known what stops when a service stops.</summary>
    Dependence,

    /// <summary>So that recovery can be planned.</summary>
    Continuity,

    /// <summary>So that a provider can be left.</summary>
    Exit,

    /// <summary>So that dependence on others can be compared.</summary>
    Sovereignty,
}

/// <summary>Where the demand for an answer comes from.</summary>
/// <param name="Obligations">The obligations that read it; empty where the portal itself asks.</param>
/// <param name="Purpose">Why the portal asks; null where an obligation does.</param>
public sealed record FieldGround(IReadOnlyList<Obligation> Obligations, FieldPurpose? Purpose);

/// <summary>
/// Which obligation reads which answer, in one place: the forms say why they ask, the preview where to change what fails, and the page of an
/// obligation what it looks at.
/// </summary>
public static class FieldGrounds
{
    private static readonly FrozenDictionary<string, ContentField[]> Reads = new Dictionary<string, ContentField[]>
    {
        ["CFP-CLASS"] = [new(Data, "Class"), new(DataSets, "Class"), new(Placements, "Kind")],
        ["CFP-ACCR"] = [new(Data, "Class"), new(DataSets, "Class"), new(Placements, "Kind"), new(Placements, "AccreditedFor"), new(Placements, "AccreditedUntil")],
        ["CFP-SEC"] = [new(Data, "Class"), new(DataSets, "Class"), new(Safeguards, "EncryptedAtRest"), new(Safeguards, "EncryptedInTransit")],
        ["KEY-PK"] = [new(Data, "Class"), new(DataSets, "Class"), new(Safeguards, "KeyCustodyCountry"), new(Placements, "Role"), new(Placements, "Country")],
        ["PDPB-CRIT"] = [new(Data, "PersonalData"), new(DataSets, "PersonalData"), new(Placements, "Country"), new(Flows, "Country"), new(Flows, "DeclaredNone")],
        ["PDPB-SENS"] = [new(Data, "PersonalData"), new(DataSets, "PersonalData"), new(Placements, "Role"), new(Placements, "Country")],
        ["PDPB-XFER"] =
        [
            new(Data, "PersonalData"), new(DataSets, "PersonalData"), new(Placements, "Role"), new(Placements, "Country"), new(Flows, "DeclaredNone"), new(Flows, "Country"), new(Flows, "LegalBasis"), new(Flows, "Evidence"),
            new(Flows, "ValidUntil"),
        ],
        ["RET-MAX"] = [new(Data, "PersonalData"), new(Data, "RetentionDays"), new(DataSets, "PersonalData"), new(DataSets, "RetentionDays")],
        ["DNPA-PLAN"] = [new(About, "MasterplanReference"), new(About, "MasterplanReview")],
        ["PECA-RET"] = [new(Data, "TrafficRetentionDays")],
        ["CERT-CII"] = [new(Data, "IsCritical"), new(Data, "CriticalReview")],
        ["SECP-SITE"] = [new(Placements, "Country")],
        ["PVARA-AUTH"] = [new(Safeguards, "VirtualAssets"), new(Safeguards, "VirtualAssetsAuthorisation")],
        ["AI-HUMAN"] = [new(Safeguards, "AutomatedDecisions"), new(Safeguards, "HumanReview"), new(Safeguards, "ImpactAssessment")],
        ["PTA-CTDISR"] =
        [
            new(Data, "IsCritical"), new(Data, "AbroadApproval"), new(Data, "AbroadApproved"), new(Placements, "Country"), new(Flows, "Country"), new(Flows, "DeclaredNone"),
        ],
        ["SBP-CLOUD"] =
        [
            new(Safeguards, "FinancialEntity"), new(Safeguards, "MaterialWorkload"), new(Safeguards, "CentralBankApproval"), new(Placements, "Country"),
        ],
        ["REP-SITES"] = [new(Data, "IsCritical"), new(Placements, "Role"), new(Placements, "Site")],
        ["EXIT-PLAN"] = [new(Placements, "Kind"), new(Safeguards, "ExitPlan"), new(Safeguards, "ExitPlanReviewed")],
        ["CONTACT"] = [new(Contacts, "SecurityContact"), new(Contacts, "SecurityContactConfirmed")],
        ["DOC-FRESH"] = [new(Data, "IsCritical"), new(Safeguards, "AutomatedDecisions"), new(Placements, "Kind"), new(Flows, "DeclaredNone")],
        ["SOV-FLOOR"] =
        [
            new(Data, "Class"), new(DataSets, "Class"), new(Sovereignty, "Strategic"), new(Sovereignty, "SupplyChain"), new(Sovereignty, "Technology"), new(Sovereignty, "Environment"), new(Placements, "Role"),
            new(Placements, "OperatorJurisdiction"), new(Placements, "Site"), new(Safeguards, "EncryptedAtRest"), new(Safeguards, "EncryptedInTransit"),
            new(Safeguards, "KeyCustodyCountry"), new(Contacts, "SecurityContact"), new(Contacts, "SecurityContactConfirmed"),
        ],
        ["IC-SUBNET"] = [new(Placements, "Kind"), new(Placements, "Canisters"), new(Placements, "Subnet")],
        ["IC-NODES"] = [new(Placements, "Kind"), new(Placements, "Canisters")],
        ["IC-CODE"] = [new(Placements, "Kind"), new(Placements, "Canisters"), new(Placements, "ModuleHash"), new(Placements, "Controllers")],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ContentField, FieldPurpose> Purposes = new (FieldPurpose Purpose, ServiceSectionName Section, string[] Names)[]
    {
        (FieldPurpose.Find, About, ["Name", "SummaryEn", "SummaryUr"]),
        (FieldPurpose.LegalGround, About, ["LegalBasis"]),
        (FieldPurpose.Weight, About, ["Audience", "YearlyVolume"]),
        (FieldPurpose.Reach, Contacts, ["Owner", "TechnicalContact"]),
        (FieldPurpose.Offer, Offer, ["Channels", "Languages", "Fee", "ProcessingDays"]),
        (FieldPurpose.Reuse, Offer, ["IdentityScheme", "Interfaces"]),
        (FieldPurpose.Catalogue, DataSets, ["Name", "Steward"]),
        (FieldPurpose.Jurisdiction, Placements, ["Operator"]),
        (FieldPurpose.Transfer, Flows, ["DataCategories"]),
        (FieldPurpose.Dependence, Dependencies, ["Kind", "ServiceCode", "Name", "IsVital"]),
        (FieldPurpose.Continuity, Continuity, ["RecoveryTimeHours", "RecoveryPointHours", "Availability"]),
        (FieldPurpose.Exit, Continuity, ["Portability", "Contract", "ContractUntil"]),
        (FieldPurpose.Sovereignty, Sovereignty, ["Grounds"]),
    }.SelectMany(p => p.Names.Select(name => (Field: new ContentField(p.Section, name), p.Purpose))).ToFrozenDictionary(p => p.Field, p => p.Purpose);

    private static readonly FrozenDictionary<ContentField, FieldGround> Grounds = ContentField.All.ToFrozenDictionary(f => f, Ground);

    /// <summary>The answers that an obligation reads.</summary>
    /// <param name="obligationId">For example <c>CFP-CLASS</c>.</param>
    public static IReadOnlyList<ContentField> ReadBy(string obligationId) => Reads.GetValueOrDefault(obligationId) ?? [];

    /// <summary>Where the demand for an answer comes from.</summary>
    /// <param name="field">The question.</param>
    public static FieldGround Of(ContentField field) => Grounds[field];

    private static FieldGround Ground(ContentField field)
    {
        Obligation[] readers = [.. ObligationCatalogue.All.Where(o => ReadBy(o.Id).Contains(field))];
        return new FieldGround(readers, readers.Length > 0 ? null : Purposes[field]);
    }
}
