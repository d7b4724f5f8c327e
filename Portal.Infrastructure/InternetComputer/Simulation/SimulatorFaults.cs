using System.Collections.Concurrent;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>What a simulated boundary does wrong, or what happened to a canister or subnet since it was last asked.</summary>
internal enum SimulatorFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The certificate is ten minutes old.</summary>
    Stale,

    /// <summary>The certificate is from ten minutes ahead.</summary>
    Future,

    /// <summary>Signed by a key that is not the subnet's.</summary>
    RogueKey,

    /// <summary>Another subnet answers, as if the canister were its own.</summary>
    WrongSubnet,

    /// <summary>The delegation does not show ranges.</summary>
    PrunedRanges,

    /// <summary>Another root key signed the delegation.</summary>
    OtherRootKey,

    /// <summary>The delegation has a delegation of its own.</summary>
    NestedDelegation,

    /// <summary>A byte of the signature was changed on the way.</summary>
    TamperedByte,

    /// <summary>The last certificate that was given comes again.</summary>
    Replay,

    /// <summary>The certificate is nested a thousand levels deep.</summary>
    DeepNesting,

    /// <summary>The connection ends in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>The answer goes on and on.</summary>
    GiganticAnswer,

    /// <summary>HTTP 500.</summary>
    ServerError,

    /// <summary>HTTP 403.</summary>
    Refusal,

    /// <summary>HTTP 307 to somewhere else.</summary>
    Redirect,

    /// <summary>A page in place of a certificate.</summary>
    Page,

    /// <summary>Nothing comes.</summary>
    Silence,

    /// <summary>The canister was moved to another subnet, which owns it now.</summary>
    CanisterMoved,

    /// <summary>The canister has other code.</summary>
    OtherCode,

    /// <summary>Somebody else controls the canister.</summary>
    OtherControllers,

    /// <summary>The canister was deleted.</summary>
    Deleted,

    /// <summary>A node abroad joined the subnet.</summary>
    ForeignNode,
}

/// <summary>Which faults there are just now. Safe to share between threads.</summary>
internal sealed class SimulatorFaults
{
    private readonly ConcurrentDictionary<Principal, SimulatorFault> _of = new();
    private volatile SimulatorFault _ofAll;

    /// <summary>Sets the fault of a canister or a subnet.</summary>
    /// <param name="subject">The canister or subnet.</param>
    /// <param name="fault">The fault; none ends it.</param>
    public void Set(Principal subject, SimulatorFault fault) => _of[subject] = fault;

    /// <summary>Sets the fault of everything that has none of its own.</summary>
    /// <param name="fault">The fault; none ends it.</param>
    public void SetAll(SimulatorFault fault) => _ofAll = fault;

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        _of.Clear();
        _ofAll = SimulatorFault.None;
    }

    /// <summary>The fault of a canister or subnet.</summary>
    /// <param name="subject">The canister or subnet.</param>
    public SimulatorFault Of(Principal subject) => _of.TryGetValue(subject, out var own) && own != SimulatorFault.None ? own : _ofAll;
}
