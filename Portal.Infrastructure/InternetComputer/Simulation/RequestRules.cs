using System.Text;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Which requests for state are answered (Interface Specification, sections "Request: Read state" and "Authentication").</summary>
internal static class RequestRules
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    // Clocks differ a little.
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(1);

    /// <summary>Refuses a request that is too late, or is meant to live too long.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RequestRefusedException">It is.</exception>
    public static void CheckExpiry(ReadStateRequest request, DateTimeOffset now)
    {
        var (earliest, latest) = (Nanoseconds.Since1970(now), Nanoseconds.Since1970(now + MostAhead + Drift));
        if (request.IngressExpiry < earliest || request.IngressExpiry > latest)
            throw new RequestRefusedException(400, $"Invalid request expiry: {request.IngressExpiry} is not between {earliest} and {latest}.");
    }

    /// <summary>Refuses paths that may not be asked for at an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="canister">The canister that the address names; null where it names a subnet.</param>
    /// <exception cref="RequestRefusedException">A path may not be asked for there.</exception>
    public static void CheckPaths(ReadStateRequest request, Principal? canister)
    {
        foreach (var path in request.Paths) CheckPath(path, canister);
    }

    private static void CheckPath(byte[][] path, Principal? canister)
    {
        var allowed = (path.Length == 0 ? null : Encoding.Latin1.GetString(path[0])) switch
        {
            "time" => path.Length == 1,
            "subnet" => IsOfSubnets(path),
            "canister_ranges" => canister is null && path.Length == 2,
            "canister" => IsOfCanister(path, canister),
            _ => false,
        };
        if (!allowed) throw new RequestRefusedException(404, "Invalid path requested.");
    }

    private static bool IsOfSubnets(byte[][] path) => path.Length switch
    {
        1 or 2 => true,
        3 => Is(path[2], StateLabels.PublicKey) || Is(path[2], StateLabels.Type) || Is(path[2], StateLabels.Node),
        4 => Is(path[2], StateLabels.Node),
        5 => Is(path[2], StateLabels.Node) && Is(path[4], StateLabels.PublicKey),
        _ => false,
    };

    private static bool IsOfCanister(byte[][] path, Principal? canister)
    {
        if (canister is null) return false;
        var isKnown = (path.Length == 3 && (Is(path[2], StateLabels.Controllers) || Is(path[2], StateLabels.ModuleHash))) || (path.Length == 4 && Is(path[2], "metadata"u8));
        if (isKnown && !canister.Bytes.SequenceEqual(path[1])) throw new RequestRefusedException(400, "The address names another canister than the paths.");
        return isKnown;
    }

    private static bool Is(byte[] label, ReadOnlySpan<byte> other) => other.SequenceEqual(label);
}
