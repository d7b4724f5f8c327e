namespace Portal.Domain.Evidence;

/// <summary>What came of asking a network.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Facts">What the certificate says; null where it could not be read or its signatures do not hold.</param>
/// <param name="Certificate">The certificate as it came; empty where none did.</param>
/// <param name="Source">The host that was asked last.</param>
/// <param name="At">When, in UTC.</param>
public sealed record EvidenceTaken(EvidenceVerdict Verdict, CertificateFacts? Facts, ReadOnlyMemory<byte> Certificate, string Source, DateTimeOffset At);
