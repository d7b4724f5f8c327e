using System.Collections.Concurrent;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// Checks certificates of the Internet Computer (Interface Specification, "Certification"). Whatever the bytes are, it answers with a verdict.
/// Safe to share between threads.
/// </summary>
public sealed class CertificateVerifier
{
    private const int MostKeys = 256;

    // Only keys that a root key has signed for come in here, so strangers cannot fill it.
    private readonly ConcurrentDictionary<string, SubnetKey> _keys = new(StringComparer.Ordinal);

    // Delegations whose signature was found right: a network gives out the same one for a day. Only what a root key has signed comes in here.
    private readonly ConcurrentDictionary<string, bool> _vouched = new(StringComparer.Ordinal);

    /// <summary>Checks a certificate.</summary>
    /// <param name="bytes">The certificate in CBOR, as the network gave it.</param>
    /// <param name="policy">What it is held to.</param>
    /// <param name="now">The time; that of fetching it, where a kept certificate is checked again.</param>
    public Verification Verify(ReadOnlyMemory<byte> bytes, VerificationPolicy policy, DateTimeOffset now)
    {
        try
        {
            var certificate = CertificateReader.Read(bytes);
            var (refusal, subnet, key) = Signer(certificate, policy);
            if (refusal is { } verdict) return new Verification(verdict, null);
            var state = new SignedState(certificate, subnet, key);
            var facts = state.Read(policy.Canister);
            return new Verification(Judge(facts, state, policy, now), facts);
        }
        catch (CertificateFormatException e)
        {
            return new Verification(e.Verdict, null);
        }
    }

    // Whose signature holds, with the root key's word for them.
    private (EvidenceVerdict? Refusal, Principal Subnet, SubnetKey Key) Signer(Certificate certificate, VerificationPolicy policy)
    {
        var (root, rootSubnet) = (policy.RootKey, policy.RootKey.RootSubnet);
        if (certificate.Delegation is not { } delegation)
        {
            return (root.Signed(certificate) ? null : Refusal(certificate, policy, EvidenceVerdict.BadSignature), rootSubnet, root);
        }

        if (!Vouches(root, delegation.Certificate)) return (Refusal(delegation.Certificate, policy, EvidenceVerdict.BadDelegationSignature), rootSubnet, root);
        var found = delegation.Certificate.Tree.Find(StateLabels.Subnet, delegation.Subnet.Bytes.ToArray(), StateLabels.PublicKey);
        if (found.Node is not HashTree.Leaf leaf) return (EvidenceVerdict.SubnetKeyMissing, delegation.Subnet, root);
        if (Key(leaf.Value.Span) is not { } key) return (EvidenceVerdict.SubnetKeyInvalid, delegation.Subnet, root);
        return (key.Signed(certificate) ? null : EvidenceVerdict.BadSignature, delegation.Subnet, key);
    }

    // The same key, message and signature give the same answer.
    private bool Vouches(SubnetKey root, Certificate delegation)
    {
        var name = $"{root.RootSubnet} {Convert.ToHexString(delegation.SignedMessage())} {Convert.ToHexString(delegation.Signature.Span)}";
        if (_vouched.ContainsKey(name)) return true;
        if (!root.Signed(delegation)) return false;
        if (_vouched.Count >= MostKeys) _vouched.Clear();
        _vouched[name] = true;
        return true;
    }

    private static EvidenceVerdict Refusal(Certificate certificate, VerificationPolicy policy, EvidenceVerdict otherwise) =>
        policy.OtherRootKeys.Any(key => key.Signed(certificate)) ? EvidenceVerdict.WrongRootKey : otherwise;

    private SubnetKey? Key(ReadOnlySpan<byte> der)
    {
        var name = Convert.ToHexString(der);
        if (_keys.TryGetValue(name, out var known)) return known;
        if (!SubnetKey.TryParse(der, out var key)) return null;
        if (_keys.Count >= MostKeys) _keys.Clear();
        return _keys.GetOrAdd(name, key);
    }

    private static EvidenceVerdict Judge(CertificateFacts facts, SignedState state, VerificationPolicy policy, DateTimeOffset now)
    {
        if (facts.Time > now + policy.MaxAhead) return EvidenceVerdict.FromFuture;
        if (facts.Time < now - policy.MaxAge) return EvidenceVerdict.Stale;
        if (facts.DelegationTime > now + policy.MaxAhead) return EvidenceVerdict.DelegationFromFuture;
        if (facts.DelegationTime < now - policy.MaxDelegationAge) return EvidenceVerdict.DelegationTooOld;
        if (facts.Time <= policy.NewerThan) return EvidenceVerdict.Replayed;
        if (policy.Canister is null ? facts.Subnet != policy.Subnet : policy.Subnet is not null && facts.Subnet != policy.Subnet) return EvidenceVerdict.WrongSubnet;
        return policy.Canister is null ? EvidenceVerdict.Accepted : JudgeCanister(facts, state, policy);
    }

    private static EvidenceVerdict JudgeCanister(CertificateFacts facts, SignedState state, VerificationPolicy policy)
    {
        if (facts.Range is null)
        {
            if (state.ShowsRanges) return EvidenceVerdict.CanisterOutOfRange;

            // The root subnet need not vouch for itself, but only if it was expected: it could otherwise answer for any canister.
            if (facts.DelegationTime is not null || facts.Subnet != policy.Subnet) return EvidenceVerdict.RangesMissing;
        }

        return (facts.Existence, policy.RequireExistence) switch
        {
            (Shown.Absent, _) => EvidenceVerdict.CanisterAbsent,
            (Shown.Unknown, true) => EvidenceVerdict.ExistenceUnknown,
            _ => EvidenceVerdict.Accepted,
        };
    }
}
