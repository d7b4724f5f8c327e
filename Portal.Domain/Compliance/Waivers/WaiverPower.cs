namespace Portal.Domain.Compliance.Waivers;

/// <summary>Who may waive which obligation (docs/decisions/0018). The body that answers for a rule is the one that may except somebody from it.</summary>
public static class WaiverPower
{
    /// <summary>The body that keeps the register and the portal's own policy.</summary>
    public const string DigitalAuthority = "PDA";

    /// <summary>Code of the body that may waive an obligation; null where nobody may.</summary>
    /// <param name="obligationId">The obligation.</param>
    public static string? BodyFor(string obligationId) => obligationId switch
    {
        // Critical personal data stays in the country without exception: the bill gives nobody a power to allow otherwise.
        "PDPB-CRIT" => null,

        // That other code or another subnet runs than is registered is no rule to be excepted from, but a register that is wrong.
        "IC-SUBNET" or "IC-CODE" => null,

        // The Authority under the Telecommunications Act; PECA 2016, section 32, has it set the time for which traffic data is kept.
        "PTA-CTDISR" or "PECA-RET" => "PTA",
        "SBP-CLOUD" => "SBP",
        "SECP-SITE" => "SECP",
        "PVARA-AUTH" => "PVARA",
        "CERT-CII" => "PKCERT",

        // Federal policy, the portal's own, and drafts: as long as a bill is none of the law, a policy version alone asks for what it says.
        _ => ObligationCatalogue.Find(obligationId) is null ? null : DigitalAuthority,
    };
}
