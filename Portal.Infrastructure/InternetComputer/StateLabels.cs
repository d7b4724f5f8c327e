namespace Portal.Infrastructure.InternetComputer;

/// <summary>Labels of the state tree (Interface Specification, section "The system state tree").</summary>
internal static class StateLabels
{
    public static byte[] Time { get; } = [.. "time"u8];

    public static byte[] Subnet { get; } = [.. "subnet"u8];

    public static byte[] PublicKey { get; } = [.. "public_key"u8];

    public static byte[] Type { get; } = [.. "type"u8];

    public static byte[] Node { get; } = [.. "node"u8];

    public static byte[] CanisterRanges { get; } = [.. "canister_ranges"u8];

    public static byte[] Canister { get; } = [.. "canister"u8];

    public static byte[] Controllers { get; } = [.. "controllers"u8];

    public static byte[] ModuleHash { get; } = [.. "module_hash"u8];
}
