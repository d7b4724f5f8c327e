namespace Portal.Domain.Evidence;

/// <summary>What a certificate is about.</summary>
public enum EvidenceSubject
{
    /// <summary>A canister: where it is, what it runs, who can change it.</summary>
    Canister,

    /// <summary>A subnet: its nodes.</summary>
    Subnet,
}
