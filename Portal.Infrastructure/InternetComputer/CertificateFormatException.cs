using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>What was read is not what the specification describes. Stays within the verifier, which answers with the verdict.</summary>
/// <param name="verdict">What is wrong.</param>
internal sealed class CertificateFormatException(EvidenceVerdict verdict) : Exception
{
    /// <summary>What is wrong.</summary>
    public EvidenceVerdict Verdict => verdict;
}
