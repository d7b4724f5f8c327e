using System.Runtime.InteropServices;

namespace Portal.Domain.Compliance.Sheets;

/// <summary>A sheet's head as it lies in memory, so that a fact is read where it stands.</summary>
[StructLayout(LayoutKind.Explicit, Size = SheetLayout.Head)]
internal readonly struct SheetHead
{
    [FieldOffset(SheetLayout.Class)]
    public readonly byte Class;

    [FieldOffset(SheetLayout.PersonalData)]
    public readonly byte PersonalData;

    [FieldOffset(SheetLayout.Financial)]
    public readonly byte Financial;

    [FieldOffset(SheetLayout.Answers)]
    public readonly int Answers;

    [FieldOffset(SheetLayout.KeyCustody)]
    public readonly ushort KeyCustody;

    [FieldOffset(SheetLayout.Strategic)]
    public readonly byte Strategic;

    [FieldOffset(SheetLayout.SupplyChain)]
    public readonly byte SupplyChain;

    [FieldOffset(SheetLayout.Technology)]
    public readonly byte Technology;

    [FieldOffset(SheetLayout.Environment)]
    public readonly byte Environment;

    [FieldOffset(SheetLayout.RetentionDays)]
    public readonly int RetentionDays;

    [FieldOffset(SheetLayout.TrafficRetentionDays)]
    public readonly int TrafficRetentionDays;

    [FieldOffset(SheetLayout.CriticalReview)]
    public readonly int CriticalReview;

    [FieldOffset(SheetLayout.AbroadApproved)]
    public readonly int AbroadApproved;

    [FieldOffset(SheetLayout.ContactConfirmed)]
    public readonly int ContactConfirmed;

    [FieldOffset(SheetLayout.ExitPlanReviewed)]
    public readonly int ExitPlanReviewed;

    [FieldOffset(SheetLayout.MasterplanReference)]
    public readonly ushort MasterplanReference;

    [FieldOffset(SheetLayout.MasterplanReview)]
    public readonly ushort MasterplanReview;

    [FieldOffset(SheetLayout.AbroadApproval)]
    public readonly ushort AbroadApproval;

    [FieldOffset(SheetLayout.ImpactAssessment)]
    public readonly ushort ImpactAssessment;

    [FieldOffset(SheetLayout.VirtualAssetsAuthorisation)]
    public readonly ushort VirtualAssetsAuthorisation;

    [FieldOffset(SheetLayout.CentralBankApproval)]
    public readonly ushort CentralBankApproval;

    [FieldOffset(SheetLayout.ExitPlan)]
    public readonly ushort ExitPlan;

    [FieldOffset(SheetLayout.PartCount)]
    public readonly ushort PartCount;

    [FieldOffset(SheetLayout.FlowCount)]
    public readonly ushort FlowCount;

    [FieldOffset(SheetLayout.DocumentCount)]
    public readonly ushort DocumentCount;

    [FieldOffset(SheetLayout.CanisterCount)]
    public readonly ushort CanisterCount;

    [FieldOffset(SheetLayout.WaiverCount)]
    public readonly ushort WaiverCount;

    [FieldOffset(SheetLayout.EvidenceCount)]
    public readonly ushort EvidenceCount;
}

/// <summary>A part as it lies in memory.</summary>
[StructLayout(LayoutKind.Explicit, Size = SheetLayout.PartLength)]
internal readonly struct SheetPartRow
{
    [FieldOffset(SheetLayout.PartRole)]
    public readonly byte Role;

    [FieldOffset(SheetLayout.PartKind)]
    public readonly byte Kind;

    [FieldOffset(SheetLayout.PartAccreditedFor)]
    public readonly byte AccreditedFor;

    [FieldOffset(SheetLayout.PartSiteNumber)]
    public readonly byte SiteNumber;

    [FieldOffset(SheetLayout.PartCountry)]
    public readonly ushort Country;

    [FieldOffset(SheetLayout.PartJurisdiction)]
    public readonly ushort Jurisdiction;

    [FieldOffset(SheetLayout.PartAccreditedUntil)]
    public readonly int AccreditedUntil;

    [FieldOffset(SheetLayout.PartSite)]
    public readonly ushort Site;

    [FieldOffset(SheetLayout.PartOperator)]
    public readonly ushort Operator;
}
