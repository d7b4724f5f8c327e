using Portal.Domain.Evidence;

namespace Portal.Application.Evidence;

/// <summary>The Internet Computer as the portal sees it: asks boundary addresses, and checks what they answer.</summary>
public interface INetworkEvidence
{
    /// <summary>Which rules of checking are applied; raised when certificates are judged otherwise than before.</summary>
    string VerifierVersion { get; }

    /// <summary>The networks that are known; the first is meant where nothing else is said.</summary>
    IReadOnlyList<KnownNetwork> Networks { get; }

    /// <summary>Asks for a certificate and checks it; whatever a boundary does, there is a verdict.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="ct">Cancels.</param>
    Task<EvidenceTaken> TakeAsync(EvidenceRequest request, CancellationToken ct);

    /// <summary>Checks a kept certificate again, as at the moment at which it was taken.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="certificate">The certificate.</param>
    /// <param name="at">When it was taken, in UTC.</param>
    EvidenceTaken Check(EvidenceRequest request, ReadOnlyMemory<byte> certificate, DateTimeOffset at);
}

/// <summary>A network of the Internet Computer.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="RootKey">Its root key, in DER.</param>
/// <param name="IsSimulated">Whether it is only simulated.</param>
/// <param name="Addresses">Addresses that answer for it.</param>
public sealed record KnownNetwork(string Name, ReadOnlyMemory<byte> RootKey, bool IsSimulated, IReadOnlyList<Uri> Addresses);

/// <summary>What is asked of a network.</summary>
/// <param name="Network">Its short name.</param>
/// <param name="Kind">Whether a canister or a subnet is meant.</param>
/// <param name="Subject">The canister or subnet.</param>
/// <param name="NewerThan">When the certificate that is kept was made, in UTC; only a newer one is news.</param>
public sealed record EvidenceRequest(string Network, EvidenceSubject Kind, Principal Subject, DateTimeOffset? NewerThan = null);
