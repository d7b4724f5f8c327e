using Proof = Portal.Domain.Evidence.ProofLevel;

namespace Portal.Web.Components.Shared;

/// <summary>How the levels of proof look.</summary>
internal static class ProofLook
{
    public static string Icon(Proof level) => level switch
    {
        Proof.Certified => "proof",
        Proof.SelfReported => "net",
        Proof.Declared => "flag",
        _ => "search",
    };
}
