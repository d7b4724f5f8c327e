namespace Portal.Domain.Compliance.Sheets;

/// <summary>
/// Where each fact stands in a sheet, in bytes from its beginning; figures begin with their lowest byte. Whoever changes anything here gives the form
/// another <see cref="Form"/>, and so does whoever changes how answers are read (<see cref="FactReading"/>): sheets of the form before are then made anew from
/// the service as they are met.
/// </summary>
/// <remarks>
/// A head of one length; then parts, flows and documents, each of one length; then canisters, evidence and waivers, which not every service has; then the texts,
/// each once, so that two texts are the same where their places are. A member of an enumeration is its number and one more, a day its number, a country its two letters, a text its place among the texts.
/// </remarks>
internal static class SheetLayout
{
    public const byte Form = 3;

    public const int Class = 1;
    public const int PersonalData = 2;
    public const int Financial = 3;
    public const int Answers = 4;
    public const int KeyCustody = 8;
    public const int Strategic = 10;
    public const int SupplyChain = 11;
    public const int Technology = 12;
    public const int Environment = 13;
    public const int RetentionDays = 14;
    public const int TrafficRetentionDays = 18;
    public const int CriticalReview = 22;
    public const int AbroadApproved = 26;
    public const int ContactConfirmed = 30;
    public const int ExitPlanReviewed = 34;
    public const int MasterplanReference = 38;
    public const int MasterplanReview = 40;
    public const int AbroadApproval = 42;
    public const int ImpactAssessment = 44;
    public const int VirtualAssetsAuthorisation = 46;
    public const int CentralBankApproval = 48;
    public const int ExitPlan = 50;
    public const int PartCount = 52;
    public const int FlowCount = 54;
    public const int DocumentCount = 56;
    public const int CanisterCount = 58;
    public const int WaiverCount = 60;
    public const int EvidenceCount = 62;
    public const int Texts = 64;
    public const int Proof = 68;
    public const int Head = 72;

    // Of a part.
    public const int PartRole = 0;
    public const int PartKind = 1;
    public const int PartAccreditedFor = 2;
    public const int PartSiteNumber = 3;
    public const int PartCountry = 4;
    public const int PartJurisdiction = 6;
    public const int PartAccreditedUntil = 8;
    public const int PartSite = 12;
    public const int PartOperator = 14;
    public const int PartLength = 16;

    // Of a flow.
    public const int FlowCountry = 0;
    public const int FlowCategories = 2;
    public const int FlowUntil = 4;
    public const int FlowAnswers = 8;
    public const int FlowLength = 9;

    // Of a document.
    public const int DocumentKind = 0;
    public const int DocumentUntil = 1;
    public const int DocumentLength = 5;

    // Of what a part says of its canisters; the places of canisters and controllers follow.
    public const int CanistersPart = 0;
    public const int CanistersSubnet = 2;
    public const int CanistersHash = 4;
    public const int CanistersCount = 6;
    public const int CanistersControllers = 8;
    public const int CanistersLength = 10;

    // Of evidence; the places of controllers follow, then how many nodes there are, and the nodes.
    public const int EvidenceCanister = 0;
    public const int EvidenceTakenOn = 2;
    public const int EvidenceVerified = 6;
    public const int EvidenceSubnet = 7;
    public const int EvidenceHash = 9;
    public const int EvidenceControllers = 11;
    public const int EvidenceLength = 13;

    // Of a node.
    public const int NodeCountry = 0;
    public const int NodeOperator = 2;
    public const int NodeSite = 4;
    public const int NodeLength = 6;

    /// <summary>A day, or a place, that is not known.</summary>
    public const int NoDay = -1;

    /// <summary>A number that is not known.</summary>
    public const int NoNumber = int.MinValue;

    /// <summary>A level that is not declared.</summary>
    public const byte NoLevel = byte.MaxValue;

    /// <summary>In the place of a count or a text: there is none, which is not the same as an empty one.</summary>
    public const int None = ushort.MaxValue;

    /// <summary>Countries from here on are two letters; one below is a text that is no country's code, at this place.</summary>
    public const int FirstLetters = 0x2121;

    /// <summary>Texts of this many bytes and more say their length in four bytes behind this one.</summary>
    public const byte Long = byte.MaxValue;

    /// <summary>What stands for a text of which only matters that it was given.</summary>
    public const string Given = "*";
}

/// <summary>Answers of one bit, or of two where a question may be open: 0 is not known, 1 no, 2 yes.</summary>
internal static class SheetAnswers
{
    public const int EncryptedAtRest = 0;
    public const int EncryptedInTransit = 2;
    public const int AutomatedDecisions = 4;
    public const int HumanReview = 6;
    public const int VirtualAssets = 8;
    public const int MaterialWorkload = 10;
    public const int IsCritical = 12;
    public const int KnowsFlows = 14;
    public const int KnowsDocuments = 15;
    public const int HasSecurityContact = 16;

    // Of a flow.
    public const int HasBasis = 0;
    public const int HasEvidence = 1;
}
